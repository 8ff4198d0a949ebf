import type { Position } from '../state/spots.ts'

const glideMs = 170

type Positions = ReadonlyMap<string, Position>

const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** How long the view may take to get somewhere. */
export const viewMs = (): number => (prefersStillness() ? 0 : glideMs)

/** Shows nodes on their way from one place to another; at once for those who want less motion. */
export function glide(from: Positions, to: Positions, show: (positions: Positions | null) => void): void {
  if (prefersStillness()) return
  const startedAt = performance.now()
  const draw = (now: number) => {
    const share = Math.min((now - startedAt) / glideMs, 1)
    if (share >= 1) {
      show(null)
      return
    }
    show(between(from, to, 1 - (1 - share) ** 3))
    requestAnimationFrame(draw)
  }
  show(from)
  requestAnimationFrame(draw)
}

function between(from: Positions, to: Positions, share: number): Positions {
  return new Map(
    Array.from(to, ([id, end]) => {
      const start = from.get(id) ?? end
      return [id, { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }]
    }),
  )
}

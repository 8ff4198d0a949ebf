/** Draws that are the same for the same seed. */
export interface Chance {
  /** In [0, 1). */
  draw(): number
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  happens(share: number): boolean
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  // mulberry32: 32 bits of state are plenty for a few thousand draws.
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(draw() * (high - low + 1))
  return {
    draw,
    between,
    pick: (from) => {
      const picked = from[between(0, from.length - 1)]
      if (picked === undefined) throw new RangeError('There is nothing to pick from.')
      return picked
    },
    happens: (share) => draw() < share,
  }
}

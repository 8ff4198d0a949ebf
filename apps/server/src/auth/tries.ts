import type { EpochMs } from '@etape/conditions'

/** Counts failed tries and says when the next may come. */
export interface Tries {
  /** How long to wait before trying again; 0 when one may. */
  waitMs(names: readonly string[], now: EpochMs): number
  failed(names: readonly string[], now: EpochMs): void
  succeeded(names: readonly string[]): void
}

const freeTries = 10
const firstWaitMs = 5_000
const longestWaitMs = 15 * 60_000
const forgottenAfterMs = 30 * 60_000
const maxNames = 50_000

/** Ten tries are free; after that each failure doubles the wait. Kept in memory: a restart forgives. */
export function countTries(): Tries {
  const counted = new Map<string, { failures: number; lastAt: EpochMs }>()

  const waitFor = (name: string, now: EpochMs): number => {
    const tries = counted.get(name)
    if (!tries || tries.failures < freeTries) return 0
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, tries.failures - freeTries))
    return Math.max(0, tries.lastAt + wait - now)
  }
  const forget = (now: EpochMs) => {
    for (const [name, { lastAt }] of counted) if (now - lastAt > forgottenAfterMs) counted.delete(name)
    if (counted.size > maxNames) counted.clear()
  }
  return {
    waitMs: (names, now) => Math.max(...names.map((name) => waitFor(name, now))),
    failed: (names, now) => {
      if (counted.size > maxNames / 2) forget(now)
      for (const name of names) {
        const before = counted.get(name)
        const failures = before && now - before.lastAt <= forgottenAfterMs ? before.failures : 0
        counted.set(name, { failures: failures + 1, lastAt: now })
      }
    },
    succeeded: (names) => {
      for (const name of names) counted.delete(name)
    },
  }
}

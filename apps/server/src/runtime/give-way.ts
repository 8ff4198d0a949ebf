import { setImmediate } from 'node:timers/promises'

// Short enough that no click is felt to wait, long enough that asking costs nothing.
const heldAtMostMs = 10
// Collecting garbage alone takes a twentieth.
const shareOfMany = 0.2

export interface GiveWay {
  /** Lets requests be answered, when they have been kept waiting long enough. */
  now(): Promise<void>
  /** Lets requests be answered. */
  atOnce(): Promise<void>
  /** Whether there were many, since this was last asked. */
  wereMany(): boolean
}

/** Shares the event loop between a long batch and the requests that come in meanwhile. */
export function giveWay(): GiveWay {
  let heldSince = performance.now()
  let askedAt = heldSince
  let givenMs = 0
  const atOnce = async () => {
    const began = performance.now()
    await setImmediate()
    heldSince = performance.now()
    givenMs += heldSince - began
  }
  return {
    atOnce,
    now: async () => {
      if (performance.now() - heldSince > heldAtMostMs) await atOnce()
    },
    wereMany: () => {
      const now = performance.now()
      const many = givenMs > (now - askedAt) * shareOfMany
      askedAt = now
      givenMs = 0
      return many
    },
  }
}

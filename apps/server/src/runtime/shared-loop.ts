import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

// Short enough that no click is felt to wait, long enough that asking costs nothing.
const heldAtMostMs = 10
// Of the time. Collecting garbage alone takes a twentieth.
const shareOfMany = 0.2

/** The event loop as a long piece of work sees it that wants it for itself and must not keep requests waiting. */
export interface SharedLoop {
  /** Lets requests be answered, when they have been kept waiting. */
  giveWay(): Promise<void>
  /** Lets requests be answered until then. */
  leaveUntil(then: Promise<unknown>): Promise<void>
  /** Whether they have wanted much of the time since this was last asked. */
  wereMany(): boolean
}

export function shareLoop(): SharedLoop {
  let usage = performance.eventLoopUtilization()
  let heldSince = performance.now()
  let heldMs = 0
  const leaveUntil = async (then: Promise<unknown>) => {
    heldMs += performance.now() - heldSince
    await then
    heldSince = performance.now()
  }
  return {
    leaveUntil,
    giveWay: async () => {
      if (performance.now() - heldSince > heldAtMostMs) await leaveUntil(setImmediate())
    },
    wereMany: () => {
      const before = usage
      usage = performance.eventLoopUtilization()
      const { active, idle } = performance.eventLoopUtilization(usage, before)
      const others = active - heldMs
      heldMs = 0
      return others > (active + idle) * shareOfMany
    },
  }
}

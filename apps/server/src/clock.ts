import type { EpochMs } from '@etape/conditions'

/** The only source of time in the server. */
export interface Clock {
  now(): EpochMs
  /** Calls once, at that moment or as soon after it as possible; what it answers calls that off. */
  callAt(at: EpochMs, call: () => void): () => void
}

/** Stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Forward only; calls everything that is due by then. */
  moveTo(now: EpochMs): void
  /** The next moment somebody waits for. */
  nextAt(): EpochMs | null
}

// Timers of the platform are 32 bits wide; a longer one would ring at once.
const longestTimerMs = 2_000_000_000

export function realClock(): Clock {
  const now = () => Date.now()
  const callAt = (at: EpochMs, call: () => void): (() => void) => {
    const remainingMs = Math.max(0, at - now())
    let callOff = () => clearTimeout(timer)
    const ring = () => {
      if (at <= now()) call()
      else callOff = callAt(at, call)
    }
    const timer = setTimeout(ring, Math.min(remainingMs, longestTimerMs))
    return () => callOff()
  }
  return { now, callAt }
}

export function virtualClock(start: EpochMs): VirtualClock {
  let time = start
  const waiting = new Set<{ at: EpochMs; call: () => void }>()
  const next = () => [...waiting].filter(({ at }) => at <= time).sort((left, right) => left.at - right.at)[0]
  const ring = () => {
    for (let due = next(); due; due = next()) {
      waiting.delete(due)
      due.call()
    }
  }
  return {
    now: () => time,
    callAt: (at, call) => {
      const timer = { at, call }
      if (at <= time) queueMicrotask(() => waiting.delete(timer) && call())
      waiting.add(timer)
      return () => waiting.delete(timer)
    },
    moveTo: (now) => {
      time = Math.max(time, now)
      ring()
    },
    nextAt: () => (waiting.size === 0 ? null : Math.min(...[...waiting].map(({ at }) => at))),
  }
}

export const isVirtual = (clock: Clock): clock is VirtualClock => 'moveTo' in clock

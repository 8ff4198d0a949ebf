import { setImmediate } from 'node:timers/promises'
import type { Foundation } from '../context.ts'
import type { Barrier } from '../runtime/barrier.ts'
import { wakeable } from '../runtime/wakeable.ts'
import { fireSchedules } from './fire-schedules.ts'
import { schedulesIn } from './schedules-in.ts'

export interface SchedulesParts extends Foundation {
  /** Nothing starts before it is open. */
  first: Pick<Barrier, 'passed'>
  /** Contacts have been told to go in, or nothing more is to be done at present. */
  onEnrolled: () => void
}

/**
 * Fires what starts by the clock, and brings in, batch by batch, those who are to go into a flow. What a stop interrupted
 * goes on at the next start; of moments that passed meanwhile each schedule makes up for one.
 */
export function startSchedules(parts: SchedulesParts) {
  const { store, clock, first, onEnrolled } = parts
  const sleeper = wakeable(clock)
  const stopping = new AbortController()
  const standing = { isOutdated: true, isBegun: false }
  let isAtRest = false

  const run = async () => {
    await first.passed(stopping.signal)
    while (!stopping.signal.aborted) {
      isAtRest = false
      const again = await goRound(parts, standing, stopping.signal)
      if (standing.isOutdated) continue
      isAtRest = true
      onEnrolled()
      await sleeper.until(again)
    }
  }
  const running = run()
  const wake = () => {
    isAtRest = false
    sleeper.wake()
  }

  return {
    definitionsChanged: () => {
      standing.isOutdated = true
      wake()
    },
    /** What a process that stopped has left is taken up, and so is what another has planned. */
    lookForWork: () => {
      standing.isBegun = false
      wake()
    },
    /** Whether nothing is to be done before the next moment. */
    isAtRest: async () => {
      const next = await store.schedules.nextAt()
      return isAtRest && (next === null || next > clock.now())
    },
    stop: () => {
      stopping.abort()
      wake()
      return running
    },
  }
}

interface Standing {
  /** Something was defined since the schedules were worked out. */
  isOutdated: boolean
  /** What a stop interrupted, of this process or another, has been taken up. */
  isBegun: boolean
}

/** Everything that is to be done now; answers when to look again. */
async function goRound(parts: SchedulesParts, standing: Standing, stopping: AbortSignal): Promise<number | null> {
  const { store, clock, definitions, log } = parts
  try {
    if (standing.isOutdated) {
      standing.isOutdated = false
      const { world } = await definitions.fresh()
      await store.schedules.replace(schedulesIn(world, clock.now()))
    }
    const interrupted = standing.isBegun ? [] : await store.enrolments.open()
    standing.isBegun = true
    await bringIn([...interrupted, ...(await fireSchedules(parts))], parts, stopping)
    return await store.schedules.nextAt()
  } catch (error) {
    standing.isBegun = false
    log.error({ err: error }, 'Schedules failed and try again in a second')
    return clock.now() + 1000
  }
}

async function bringIn(
  enrolments: readonly number[],
  { store, onEnrolled }: SchedulesParts,
  stopping: AbortSignal,
): Promise<void> {
  for (const id of enrolments) {
    while (!stopping.aborted && (await store.enrolments.goOn(id)) !== null) {
      onEnrolled()
      // Requests come first: a schedule that is for everybody is in no hurry.
      await setImmediate()
    }
  }
}

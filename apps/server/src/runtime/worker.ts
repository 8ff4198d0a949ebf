import type { Turn } from '@etape/flow'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Foundation } from '../context.ts'
import type { Barrier } from './barrier.ts'
import { shareLoop } from './shared-loop.ts'
import { takeBatch } from './turns.ts'
import { wakeable } from './wakeable.ts'

export interface WorkerParts extends Foundation {
  /** No turn is taken before it is open. */
  first: Pick<Barrier, 'passed'>
  onCommitted: (turns: readonly Turn[]) => void
}

// A batch is as large as fits into this: longer ones make people's clicks wait, shorter ones spend the disk on commits.
// 100 instead of 20 ms is worth a sixth (`docs/benchmarks.md` P1).
const budgetMs = { amongRequests: 20, undisturbed: 100 }
const batchSizes = { first: 64, least: 8, most: 1000 }

interface Taken {
  contacts: number
  /** Whether nobody who was due is left. */
  isAll: boolean
  tookMs: number
}

/** Takes the turns of due contacts, batch by batch, and sleeps to the moment the next one is due. */
export function startWorker({ store, clock, log, definitions, first, onCommitted }: WorkerParts) {
  const sleeper = wakeable(clock)
  const stopping = new AbortController()
  const loop = shareLoop()
  let size = batchSizes.first
  let failure: string | null = null

  const takeDue = async (budget: number): Promise<Taken | null> => {
    const now = clock.now()
    const due = await store.turns.claimDue({ now, limit: size })
    if (due.length === 0) return null
    const began = performance.now()
    const turns = await takeBatch(due, { store, log, definitions, now, budgetMs: budget * 2, giveWay: loop.giveWay })
    const isAll = due.length < size && turns.length === due.length
    const tookMs = performance.now() - began
    // A small batch that was quick says nothing about a large one.
    if (!isAll || tookMs > budget) size = sized(size, (turns.length * budget) / Math.max(tookMs, 1))
    onCommitted(turns)
    return { contacts: turns.length, isAll, tookMs }
  }
  // What two take at the same time is thrown away by one of them.
  let line: Promise<unknown> = Promise.resolve()
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work)
    line = done.catch(() => {})
    return done
  }
  const takeAndWait = async () => {
    const areMany = loop.wereMany()
    const taken = await alone(() => takeDue(areMany ? budgetMs.amongRequests : budgetMs.undisturbed))
    if (!taken) return loop.leaveUntil(sleeper.until(await store.turns.nextDueAt()))
    return loop.leaveUntil(areMany && isWorthGathering(taken) ? setTimeout(taken.tookMs) : setImmediate())
  }

  const run = async () => {
    await first.passed(stopping.signal)
    while (!stopping.signal.aborted) {
      try {
        await takeAndWait()
        failure = null
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error)
        log.error({ err: error }, 'The worker failed and tries again in a second')
        await loop.leaveUntil(sleeper.until(clock.now() + 1000))
      }
    }
  }
  const running = run()

  return {
    wake: sleeper.wake,
    /** For turns that are taken past it: none others are, meanwhile. */
    alone,
    /** What stopped the last batch as a whole; `null` when it went well. */
    failure: () => failure,
    /** Resolves when the batch in hand is committed. */
    stop: () => {
      stopping.abort()
      sleeper.wake()
      return running
    },
  }
}

// Among many requests half of the time is theirs: as many more share the next batch, and a third more are answered
// (`docs/benchmarks.md` P3). For a handful nobody has to wait.
const isWorthGathering = ({ contacts, isAll }: Taken): boolean => isAll && contacts > batchSizes.least

/** Next batch's size: what would have fitted, but never more than twice the last, so that one quick batch does not mislead. */
function sized(size: number, fitting: number): number {
  return Math.min(batchSizes.most, Math.max(batchSizes.least, Math.min(Math.round(fitting), size * 2)))
}

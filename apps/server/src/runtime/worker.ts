import type { Turn } from '@etape/flow'
import type { Foundation } from '../context.ts'
import { giveWay } from './give-way.ts'
import { takeBatch } from './turns.ts'
import { wakeable } from './wakeable.ts'

export interface WorkerParts extends Foundation {
  onCommitted: (turns: readonly Turn[]) => void
}

// A batch is as large as fits into this: longer ones make people's clicks wait, shorter ones spend the disk on commits
// (a fifth of the time at 20 ms, `docs/benchmarks.md` P1).
const budgetMs = { amongRequests: 20, undisturbed: 100 }
const batchSizes = { first: 64, least: 8, most: 1000 }

/** Takes the turns of due contacts, batch by batch, and sleeps to the moment the next one is due. */
export function startWorker({ store, clock, log, definitions, onCommitted }: WorkerParts) {
  const sleeper = wakeable(clock)
  const stopping = new AbortController()
  const others = giveWay()
  let size = batchSizes.first
  let failure: string | null = null

  const takeDue = async (): Promise<boolean> => {
    const now = clock.now()
    const due = await store.turns.claimDue({ now, limit: size })
    if (due.length === 0) return false
    const budget = others.wereMany() ? budgetMs.amongRequests : budgetMs.undisturbed
    const began = performance.now()
    const turns = await takeBatch(due, {
      store,
      log,
      defined: definitions.current(),
      now,
      budgetMs: budget * 2,
      giveWay: others.now,
    })
    size = sized(size, { budget, tookMs: performance.now() - began })
    onCommitted(turns)
    return true
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        if (await takeDue()) await others.atOnce()
        else await sleeper.until(await store.turns.nextDueAt())
        failure = null
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error)
        log.error({ err: error }, 'The worker failed and tries again in a second')
        await sleeper.until(clock.now() + 1000)
      }
    }
  }
  const running = run()

  return {
    wake: sleeper.wake,
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

/** Next batch's size, so that it takes about the budget; never more than doubles, so that one quick batch does not mislead. */
function sized(size: number, { budget, tookMs }: { budget: number; tookMs: number }): number {
  const wanted = Math.round((size * budget) / Math.max(tookMs, 1))
  return Math.min(batchSizes.most, Math.max(batchSizes.least, Math.min(wanted, size * 2)))
}

import type { Turn } from '@etape/flow'
import { setImmediate } from 'node:timers/promises'
import type { Foundation } from '../context.ts'
import { takeBatch } from './turns.ts'
import { wakeable } from './wakeable.ts'

export interface WorkerParts extends Foundation {
  onCommitted: (turns: readonly Turn[]) => void
}

// A batch is as large as fits into this: longer ones make people's clicks wait, shorter ones spend the disk on commits.
const budgetMs = 20
const batchSizes = { first: 64, least: 8, most: 1000 }

/** Takes the turns of due contacts, batch by batch, and sleeps to the moment the next one is due. */
export function startWorker({ store, clock, log, definitions, onCommitted }: WorkerParts) {
  const sleeper = wakeable(clock)
  const stopping = new AbortController()
  let size = batchSizes.first
  let failure: string | null = null

  const takeDue = async (): Promise<boolean> => {
    const now = clock.now()
    const due = await store.turns.claimDue({ now, limit: size })
    if (due.length === 0) return false
    const began = performance.now()
    const turns = await takeBatch(due, { store, log, defined: definitions.current(), now, budgetMs: budgetMs * 2 })
    size = sized(size, performance.now() - began)
    onCommitted(turns)
    return true
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        if (await takeDue()) await setImmediate()
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
function sized(size: number, tookMs: number): number {
  const wanted = Math.round((size * budgetMs) / Math.max(tookMs, 1))
  return Math.min(batchSizes.most, Math.max(batchSizes.least, Math.min(wanted, size * 2)))
}

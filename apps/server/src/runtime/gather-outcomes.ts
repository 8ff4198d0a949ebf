import { setTimeout } from 'node:timers/promises'
import { whyUnavailable, type AttemptOutcome, type DeliveryToSend, type NewInput, type Store } from '@etape/store'

/** How one attempt ended, and what its run is told. */
export interface Ended {
  of: Pick<DeliveryToSend, 'id' | 'attempt'>
  outcome: AttemptOutcome
  at: number
  answers: readonly NewInput[]
}

interface Waiting {
  ended: Ended
  resolve: () => void
  reject: (error: unknown) => void
}

// Messages that leave together come back together: with a commit for each, half as many leave in a second.
const gatherMs = 5
const againMs = 1000

/** Keeps outcomes, those of some milliseconds in one transaction. */
export function gatherOutcomes(store: Store): (ended: Ended) => Promise<void> {
  let waiting: Waiting[] = []
  let keeping: Promise<void> | null = null

  const keepAll = async () => {
    while (waiting.length > 0) {
      await setTimeout(gatherMs)
      const together = waiting
      waiting = []
      await keep(together)
    }
    keeping = null
  }
  const keep = async (together: readonly Waiting[]): Promise<void> => {
    try {
      await write(
        store,
        together.map(({ ended }) => ended),
      )
      for (const { resolve } of together) resolve()
    } catch (error) {
      if (whyUnavailable(error) !== null) return keepLater(together)
      const [only, ...more] = together
      if (more.length === 0) return only?.reject(error)
      for (const one of together) await keep([one])
    }
  }
  // They have left: what came of them is only known here.
  const keepLater = async (together: readonly Waiting[]): Promise<void> => {
    await setTimeout(againMs, null, { ref: false })
    await keep(together)
  }
  return (ended) =>
    new Promise((resolve, reject) => {
      waiting.push({ ended, resolve, reject })
      keeping ??= keepAll()
    })
}

function write(store: Store, ended: readonly Ended[]): Promise<void> {
  return store.transaction(async ({ deliveries, inputs }) => {
    for (const { of, outcome, at } of ended) await deliveries.finish(of, outcome, at)
    const answers = ended.flatMap((one) => one.answers)
    if (answers.length > 0) await inputs.receive(answers)
  })
}

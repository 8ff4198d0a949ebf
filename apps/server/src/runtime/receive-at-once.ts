import type { EpochMs } from '@etape/conditions'
import type { Turn } from '@etape/flow'
import { whyUnavailable, type NewInput, type Received, type Store } from '@etape/store'
import type { Foundation } from '../context.ts'
import type { Defined } from '../definitions.ts'
import { takeWithin } from './turns.ts'

interface Parts extends Pick<Foundation, 'store' | 'clock' | 'definitions'> {
  /** Whether turns may be taken. */
  isAtWork: () => boolean
  worker: {
    /** Keeps it from taking turns meanwhile. */
    alone<T>(work: () => Promise<T>): Promise<T>
    /** Makes it look for who is due. */
    wake(): void
  }
  onCommitted: (turns: readonly Turn[]) => void
}

// Whoever sends waits for the turns too: longer ones leave them to the worker. Of this thread's time, since on a machine that
// is busy with other things turns are none the longer.
const budgetMs = 300

/**
 * Takes in what comes with the turns it leads to. Where these would take too long, or fail, all of it is stored as it came, and
 * the worker takes the turns and finds out which cannot be taken; so it is where several processes write, which would wait
 * for the turns.
 */
export function receiveAtOnce({ store, clock, definitions, isAtWork, worker, onCommitted }: Parts) {
  let msPerInput = 0

  const withTurns = async (inputs: readonly NewInput[]): Promise<readonly Received[]> => {
    const began = threadMs()
    const { received, turns } = await receiveWithTurns(inputs, {
      store,
      defined: await definitions.fresh(),
      now: clock.now(),
    })
    msPerInput = (threadMs() - began) / inputs.length
    onCommitted(turns)
    return received
  }
  const fits = ({ length }: readonly NewInput[]) => length * msPerInput <= budgetMs
  const receive = async (inputs: readonly NewInput[]): Promise<readonly Received[]> => {
    // Nothing, as of rows that change nothing, would also make what one input takes infinite.
    if (store.isShared || !isAtWork() || inputs.length === 0) return store.inputs.receive(inputs)
    if (!fits(inputs)) {
      // Tried again soon: the first ones after a start take many times as long.
      msPerInput /= 2
      return store.inputs.receive(inputs)
    }
    try {
      return await worker.alone(() => withTurns(inputs))
    } catch (error) {
      if (whyUnavailable(error) !== null) throw error
      return store.inputs.receive(inputs)
    }
  }
  return async (inputs: readonly NewInput[]): Promise<readonly Received[]> => {
    const received = await receive(inputs)
    worker.wake()
    return received
  }
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

interface Receiving {
  store: Store
  defined: Defined
  now: EpochMs
}

interface ReceivedWithTurns {
  received: readonly Received[]
  turns: readonly Turn[]
}

/** Inputs and turns in one transaction: no input is written only to be read, handled and removed again. */
export function receiveWithTurns(
  inputs: readonly NewInput[],
  { store, defined, now }: Receiving,
): Promise<ReceivedWithTurns> {
  return store.transaction(async (within) => {
    const received = await within.inputs.admit(inputs)
    const turns = await takeWithin(contactsOf(received), { store: within, defined, now })
    return { received, turns }
  })
}

const contactsOf = (received: readonly Received[]): number[] => [
  ...new Set(received.flatMap(({ outcome, contactId }) => (outcome === 'accepted' ? (contactId ?? []) : []))),
]

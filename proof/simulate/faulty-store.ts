import type { Store } from '@etape/store'

/** The moment a simulated process dies; nothing it would have done afterwards happens. */
export class Crash extends Error {}

/**
 * What happens at the commit of a batch, if anything: the process dies before or after it, the database is held by others, or the
 * connection breaks so that nobody knows whether it was committed.
 */
export type TurnFault = 'none' | 'before-commit' | 'after-commit' | 'busy' | 'commit-unknown'

export const turnFaults: readonly TurnFault[] = ['before-commit', 'after-commit', 'busy', 'commit-unknown']

/** As the driver says it. */
const storeError = (code: string): Error => Object.assign(new Error(code), { code })

/** The store as a process sees it that the fault happens to at its next commit; once it is dead nothing answers. */
export function faultyStore(store: Store, fault: TurnFault): Store {
  if (fault === 'none') return store
  let isDead = false
  let isOver = false
  const whileAlive =
    <Args extends unknown[], Answer>(method: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      if (isDead) throw new Crash()
      return method(...args)
    }
  const { turns } = store
  const commitTurns: typeof turns.commitTurns = async (taken, shares) => {
    if (isOver) return turns.commitTurns(taken, shares)
    isOver = true
    if (fault === 'busy') throw storeError('SQLITE_BUSY')
    if (fault === 'after-commit' || fault === 'commit-unknown') await turns.commitTurns(taken, shares)
    if (fault === 'commit-unknown') throw storeError('ECONNRESET')
    isDead = true
    throw new Crash()
  }
  return {
    ...store,
    turns: {
      ...turns,
      loadStates: whileAlive(turns.loadStates),
      setAside: whileAlive(turns.setAside),
      openShares: whileAlive(turns.openShares),
      commitTurns: whileAlive(commitTurns),
    },
  }
}

/** The process dies before or after the transaction that has what came in and its turns. */
export type ReceivingFault = 'none' | 'before-commit' | 'after-commit'

export const receivingFaults: readonly ReceivingFault[] = ['before-commit', 'after-commit']

/** The store as a process sees it that dies at the end of its next transaction. */
export function crashingStore(store: Store, fault: ReceivingFault): Store {
  if (fault === 'none') return store
  const transaction: Store['transaction'] = async (work) => {
    await store.transaction(async (within) => {
      await work(within)
      if (fault === 'before-commit') throw new Crash()
    })
    throw new Crash()
  }
  return { ...store, transaction }
}

import Sqlite from 'better-sqlite3'
import type { Store } from '@etape/store'

/** Told before and after each commit of a store; what the store answers is not changed. */
export interface Watching {
  /** Something has been asked of the store, which may commit. */
  before: () => void
  after: () => void
}

/** A store that tells of its commits. They are counted by the database itself, not by what the methods say of themselves. */
export function watchCommits(store: Store, file: string, watching: Watching): { store: Store; end: () => void } {
  const observer = new Sqlite(file, { readonly: true })
  const version = () => Number(observer.pragma('data_version', { simple: true }))
  let last = version()
  const watch =
    <Args extends unknown[], Answer>(method: (...args: Args) => Answer) =>
    (...args: Args): Answer => {
      watching.before()
      const answer = method(...args)
      return answer instanceof Promise ? (answer.finally(look) as Answer) : answer
    }
  const look = () => {
    const now = version()
    if (now === last) return
    last = now
    watching.after()
  }
  const watchGroup = (group: object) =>
    Object.fromEntries(
      Object.entries(group).map(([name, member]) => [
        name,
        typeof member === 'function' ? watch(member.bind(group) as (...args: unknown[]) => unknown) : member,
      ]),
    )
  const groups = Object.entries(store).map(([name, group]): [string, unknown] => {
    if (name === 'transaction') return [name, watch(store.transaction)]
    const isGroup = typeof group === 'object' && group !== null && name !== 'ids' && name !== 'auth'
    return [name, isGroup ? watchGroup(group) : group]
  })
  return { store: Object.fromEntries(groups) as unknown as Store, end: () => observer.close() }
}

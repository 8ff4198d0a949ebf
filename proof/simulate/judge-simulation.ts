import Sqlite from 'better-sqlite3'
import { findBroken } from '../invariants.ts'
import { canary } from './scenario.ts'
import type { Arrivals } from './world-outside.ts'

export interface Seen {
  /** Idempotency keys of acknowledged events, and the events' names. */
  acknowledged: ReadonlyMap<string, string>
  arrivals: Arrivals
}

export interface Judged {
  /** What is wrong; empty when nothing is. */
  faults: string[]
  /** Kinds of steps that somebody was at. */
  kinds: string[]
}

/** Judges a database at rest, given what the outside saw. */
export function judgeSimulation(file: string, { acknowledged, arrivals }: Seen): Judged {
  const database = new Sqlite(file, { readonly: true })
  try {
    const count = (query: string, ...values: unknown[]) =>
      Number(
        database
          .prepare(query)
          .pluck()
          .get(...values),
      )
    const came = [...acknowledged.values()].filter((name) => name === 'Came').length
    const ofCanary = `from run join flow on flow.id = run.flow where flow.name = ?`
    const doubles = [...arrivals].filter(([, times]) => times > 1).map(([key]) => key)
    const marked = `select count(*) from delivery join delivery_attempt on delivery_id = delivery.id
      where key = ? and outcome in ('unknown', 'started')`
    const counted: [number, string][] = [
      [Math.abs(count('select count(*) from event') - acknowledged.size), 'events too many or too few'],
      [Math.abs(count(`select count(*) ${ofCanary}`, canary) - came), 'runs of the canary too many or too few'],
      [
        count(`select count(*) ${ofCanary} and (run.status <> 'ended' or run.outcome <> 'served')`, canary),
        'of its runs astray',
      ],
      [count(`select count(*) from contact where problem is not null`), 'contacts set aside'],
      [count(`select count(*) from delivery where status in ('queued', 'sending', 'retrying')`), 'messages left lying'],
      [doubles.filter((key) => count(marked, key) === 0).length, 'messages came twice without a word of it'],
    ]
    const faults = counted.filter(([number]) => number > 0).map(([number, fault]) => `${number} ${fault}`)
    const kinds = database.prepare('select distinct kind from step order by kind').pluck().all() as string[]
    return { faults: [...faults, ...findBroken(file)], kinds }
  } finally {
    database.close()
  }
}

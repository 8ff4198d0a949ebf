import Sqlite from 'better-sqlite3'
import { findBroken } from '../invariants.ts'

export interface Witnesses {
  /** The server's database, at rest. */
  file: string
  acknowledged: ReadonlySet<number>
  /** How often each letter came, by message id. */
  letters: ReadonlyMap<string, number>
}

export interface Verdict {
  orders: number
  runs: number
  letters: number
  /** Letters that may have come twice, and say so. */
  unknown: number
  faults: readonly string[]
}

interface OrderRow {
  number: number
  events: number
}

/** Compares what the outside saw with what is stored: every acknowledged order once, one run each, one letter each. */
export function judgeShop({ file, acknowledged, letters }: Witnesses): Verdict {
  const database = new Sqlite(file, { readonly: true })
  try {
    const orders = database
      .prepare(`select json_extract(properties, '$.order') as number, count(*) as events from event group by number`)
      .all() as OrderRow[]
    const count = (query: string) => Number(database.prepare(query).pluck().get())
    const runs = count('select count(*) from run')
    const stored = new Set(orders.map(({ number }) => number))
    const unmarked = unmarkedDoubles(database, letters)
    const counted: [count: number, fault: string][] = [
      [[...acknowledged].filter((number) => !stored.has(number)).length, 'acknowledged orders were lost'],
      [orders.filter(({ events }) => events > 1).length, 'orders were taken twice'],
      [Math.abs(runs - orders.length), 'runs too many or too few'],
      [count('select count(*) from contact where problem is not null'), 'contacts were set aside'],
      [
        count(`select count(*) from run where status <> 'ended' or outcome <> 'served'`),
        'runs did not come to their end',
      ],
      [Math.abs(count('select count(*) from task') - runs), 'tasks too many or too few'],
      [count(`select count(*) from delivery where status not in ('sent', 'unknown')`), 'letters were left lying'],
      [count(missingLetters(letters)), 'letters are said to be sent that never came'],
      [unmarked, 'letters came twice without a word of it'],
    ]
    const faults = counted.filter(([number]) => number > 0).map(([number, fault]) => `${number} ${fault}`)
    return {
      orders: orders.length,
      runs,
      letters: letters.size,
      unknown: count(`select count(*) from delivery where status = 'unknown'`),
      faults: [...faults, ...findBroken(file)],
    }
  } finally {
    database.close()
  }
}

// The address of a letter begins with its delivery's key.
const keyOf = (id: string): string => id.split('.').slice(0, 4).join(':')

function missingLetters(letters: ReadonlyMap<string, number>): string {
  const came = JSON.stringify([...letters.keys()].map(keyOf)).replaceAll("'", "''")
  return `select count(*) from delivery where status = 'sent'
    and key not in (select value from json_each('${came}'))`
}

function unmarkedDoubles(database: Sqlite.Database, letters: ReadonlyMap<string, number>): number {
  const twice = [...letters].filter(([, times]) => times > 1).map(([id]) => id)
  const marked = database.prepare(`select count(*) from delivery join delivery_attempt on delivery_id = delivery.id
    where key = ? and outcome in ('unknown', 'started')`) // prettier-ignore
  return twice.filter((id) => Number(marked.pluck().get(keyOf(id))) === 0).length
}

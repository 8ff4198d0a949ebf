import Sqlite from 'better-sqlite3'
import type { Outside } from './outside.ts'

/** What became of everybody, without the numbers that differ from one telling to the next. */
export type Summary = Readonly<Record<string, unknown>>

const questions: Readonly<Record<string, string>> = {
  runs: `select flow.name, run.status, run.outcome, run.visit, run.node from run join flow on flow.id = run.flow
    order by flow.name, run.id`,
  steps: `select flow.name, step.node, step.state, step.left_by, count(*) as count from step join run on run.id = step.run_id
    join flow on flow.id = run.flow group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  contacts: 'select stage, external_id, problem from contact order by external_id',
  changes: `select field, before, after, count(*) as count from change where outcome = 'accepted'
    and field in ('stage', 'score') group by 1, 2, 3 order by 1, 2, 3`,
  messages: 'select channel, count(*) as count from delivery group by channel order by channel',
  records: `select (select count(*) from note) as notes, (select count(*) from task) as tasks,
    (select count(*) from deal) as deals, (select count(*) from event) as events, (select count(*) from input) as inputs`,
}

export function summarise(file: string): Summary {
  return withDatabase(file, (database) =>
    Object.fromEntries(Object.entries(questions).map(([name, question]) => [name, database.prepare(question).all()])),
  )
}

/** What differs from the undisturbed story, and messages that came not at all or twice without a word of it. */
export function judgeCrash(file: string, expected: Summary, { arrivals }: Outside): string[] {
  const found = summarise(file)
  const differing = Object.keys(questions).filter(
    (name) => JSON.stringify(found[name]) !== JSON.stringify(expected[name]),
  )
  const faults = differing.map((name) => `${name} are ${JSON.stringify(found[name])}, not ${JSON.stringify(expected[name])}`) // prettier-ignore
  const messages = withDatabase(file, (database) => database.prepare(messagesAsked).all() as Message[])
  for (const { key, status, doubts } of messages) {
    const times = arrivals.get(key) ?? 0
    if (status === 'sent' && times === 0) faults.push(`${key} is said to be sent and never came`)
    if (times !== 1 && doubts === 0) faults.push(`${key} came ${times} times without a word of it`)
    if (status !== 'sent' && status !== 'unknown') faults.push(`${key} was left ${status}`)
  }
  return faults
}

interface Message {
  key: string
  status: string
  doubts: number
}

const messagesAsked = `select delivery.key, delivery.status, (select count(*) from delivery_attempt
  where delivery_id = delivery.id and outcome in ('unknown', 'started')) as doubts from delivery`

function withDatabase<Answer>(file: string, ask: (database: Sqlite.Database) => Answer): Answer {
  const database = new Sqlite(file, { readonly: true })
  try {
    return ask(database)
  } finally {
    database.close()
  }
}

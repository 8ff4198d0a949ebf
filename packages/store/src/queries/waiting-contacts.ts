import type { InputContent } from '@etape/flow'
import { sql, type Transaction } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeInputs } from '../hot/write-inputs.ts'
import type { Doing } from '../store.ts'
import type { Tables } from '../tables/tables.ts'

const batchSize = 2000

interface Telling {
  flow: string
  at: number
  content: InputContent
}

/** Everybody under way in a flow hears this, in the transaction given. */
export async function tellWaiting(context: Context, unit: Unit, { flow, at, content }: Telling): Promise<void> {
  for (const contacts of await waitingContacts(context, unit.query, flow)) {
    const told = contacts.map((contactId) => ({ contactId, source: 'flow', at, receivedAt: at, hop: 0, content }))
    await writeInputs(context, unit, told)
  }
}

/** Everybody under way in a flow is told to leave it, batch by batch. */
export async function sendOutWaiting(context: Context, flow: string, { at, cause }: Doing): Promise<void> {
  const content = { type: 'leave-flow', flow, runId: null, cause } as const
  for (const contacts of await waitingContacts(context, context.reads, flow)) {
    const told = contacts.map((contactId) => ({ contactId, source: 'flow', at, receivedAt: at, hop: 0, content }))
    await context.write((unit) => writeInputs(context, unit, told))
  }
}

/** Whose waits have run out while nobody moved them on. */
export async function countOverdue(
  { reads, database }: Context,
  flow: string,
  now: number | null,
): Promise<{ overdue: number; waiting: number }> {
  const ofFlow = database.numbers(await versionIds(reads, flow))
  const asked = sql<{ waiting: number; overdue: number }>`
    select count(*) as waiting, coalesce(sum(case when wake_at <= ${now ?? -1} then 1 else 0 end), 0) as overdue
    from run where version_id in ${ofFlow} and status = 'waiting'`
  const { waiting = 0, overdue = 0 } = (await asked.execute(reads)).rows[0] ?? {}
  return { overdue, waiting }
}

type Query = Context['reads'] | Transaction<Tables>

async function versionIds(query: Query, flow: string): Promise<number[]> {
  const versions = await query.selectFrom('flow_version').select('id').where('flow', '=', flow).execute()
  return versions.map(({ id }) => id)
}

async function waitingContacts({ database }: Context, query: Query, flow: string): Promise<number[][]> {
  const ofFlow = database.numbers(await versionIds(query, flow))
  const asked = sql<{ contact_id: number }>`
    select distinct contact_id from run where version_id in ${ofFlow} and status = 'waiting' order by contact_id`
  const contacts = (await asked.execute(query)).rows.map(({ contact_id }) => contact_id)
  const batches: number[][] = []
  for (let from = 0; from < contacts.length; from += batchSize) batches.push(contacts.slice(from, from + batchSize))
  return batches
}

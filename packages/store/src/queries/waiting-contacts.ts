import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { bringForward } from '../hot/due.ts'
import { writeInputs } from '../hot/write-inputs.ts'
import type { Doing } from '../store.ts'

const batchSize = 2000

/** Everybody under way in a flow is due, so that waits that ran out while it was paused end. */
export async function bringWaitingForward(context: Context, flow: string, at: number): Promise<void> {
  for await (const contacts of waitingContacts(context, flow)) {
    await context.write((unit) => bringForward(context, unit, new Map(contacts.map((id) => [id, at]))))
  }
}

/** Everybody under way in a flow is told to leave it. */
export async function sendOutWaiting(context: Context, flow: string, { at, cause }: Doing): Promise<void> {
  const content = { type: 'leave-flow', flow, runId: null, cause } as const
  for await (const contacts of waitingContacts(context, flow)) {
    const inputs = contacts.map((contactId) => ({
      contactId,
      source: 'archive',
      at,
      receivedAt: at,
      hop: 0,
      content,
    }))
    await context.write((unit) => writeInputs(context, unit, inputs))
  }
}

async function* waitingContacts({ reads, database }: Context, flow: string): AsyncIterable<number[]> {
  const versions = await reads.selectFrom('flow_version').select('id').where('flow', '=', flow).execute()
  const ofFlow = database.numbers(versions.map(({ id }) => id))
  const asked = sql<{ contact_id: number }>`
    select distinct contact_id from run where version_id in ${ofFlow} and status = 'waiting' order by contact_id`
  const contacts = (await asked.execute(reads)).rows.map(({ contact_id }) => contact_id)
  for (let from = 0; from < contacts.length; from += batchSize) yield contacts.slice(from, from + batchSize)
}

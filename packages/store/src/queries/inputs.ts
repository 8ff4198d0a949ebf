import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { admit, receive } from '../hot/receive.ts'
import type { Inputs } from '../shapes/inputs.ts'

export function createInputs(context: Context): Inputs {
  return {
    receive: async (inputs) => (inputs.length === 0 ? [] : receive(context, inputs)),
    admit: async (inputs) => (inputs.length === 0 ? [] : admit(context, inputs)),
    keysThatCame: (source, keys) => keysThatCame(context, source, keys),
    waiting: (source) => countWaiting(context, source),
    waitingFor: (contactIds) => countWaitingFor(context, contactIds),
  }
}

async function keysThatCame(
  { reads, database }: Context,
  source: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = sql<{ key: string }>`
    select key from input_key where source = ${source} and key in ${database.texts(keys)}`
  return new Set((await asked.execute(reads)).rows.map(({ key }) => key))
}

async function countWaiting({ reads }: Context, source: string | undefined): Promise<number> {
  // Said twice where it can be, since the index has imports only.
  const ofImports = source?.startsWith('import:') ? sql`and source >= 'import:' and source < 'import;'` : sql``
  const ofSource = source === undefined ? sql`` : sql`where source = ${source} ${ofImports}`
  const asked = sql<{ count: number }>`select count(*) as count from input ${ofSource}`
  return (await asked.execute(reads)).rows[0]?.count ?? 0
}

async function countWaitingFor({ reads, database }: Context, contactIds: readonly number[]): Promise<number> {
  const asked = sql<{ count: number }>`
    select count(*) as count from input join contact on contact.id = input.contact_id
    where input.contact_id in ${database.numbers(contactIds)} and input.due_at is null and contact.problem is null`
  return (await asked.execute(reads)).rows[0]?.count ?? 0
}

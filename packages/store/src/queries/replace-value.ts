import type { Change } from '@etape/crm'
import type { InputContent } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeInputs } from '../hot/write-inputs.ts'
import { writeChange } from '../rows/history-rows.ts'
import type { Doing } from '../store.ts'
import { changeTable } from '../tables/change.ts'
import { eachId } from './contacts.ts'

export type LadderColumn = 'stage' | 'status'

interface Replacing {
  column: LadderColumn
  from: string
  to: string | null
}

const batchSize = 2000

/** Contacts follow in turns of their own, so that segments and rules hear of it; companies are written at once. */
export async function replaceValue(context: Context, replacing: Replacing, doing: Doing): Promise<void> {
  await replaceInCompanies(context, replacing, doing)
  await replaceInContacts(context, replacing, doing)
}

async function replaceInContacts(
  context: Context,
  { column, from, to }: Replacing,
  { at, cause }: Doing,
): Promise<void> {
  const fields = { [column]: to }
  const content: InputContent = { type: 'record', created: null, fields, allowBackward: true, cause, runFlows: false }
  for await (const ids of eachId(context, { [column]: from }, batchSize)) {
    const inputs = ids.map((contactId) => ({ contactId, source: 'settings', at, receivedAt: at, hop: 0, content }))
    await context.write((unit) => writeInputs(context, unit, inputs))
  }
}

async function replaceInCompanies(context: Context, replacing: Replacing, doing: Doing): Promise<void> {
  let moved = batchSize
  while (moved === batchSize)
    moved = await context.write((unit) => replaceInSomeCompanies(context, unit, replacing, doing))
}

async function replaceInSomeCompanies(
  { ids }: Context,
  unit: Unit,
  { column, from, to }: Replacing,
  { at, cause }: Doing,
): Promise<number> {
  const asked = sql<{ id: number }>`
    update company set ${sql.ref(column)} = ${to}, ${sql.ref(`${column}_since`)} = ${at}, updated_at = ${at}, version = version + 1
    where id in (select id from company where ${sql.ref(column)} = ${from} order by id limit ${batchSize})
    returning id`
  const companies = (await asked.execute(unit.query)).rows
  const changes = companies.map(({ id }): Change => ({
    id: ids.next('change'),
    record: 'company',
    recordId: id,
    contactId: null,
    field: column,
    before: from,
    after: to,
    outcome: 'accepted',
    rule: null,
    cause,
    at,
  }))
  await unit.insert(
    changeTable,
    changes.map((change) => writeChange(change, unit)),
  )
  return companies.length
}

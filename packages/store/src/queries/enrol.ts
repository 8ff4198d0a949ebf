import type { InputContent } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeInputs } from '../hot/write-inputs.ts'
import type { Flows } from '../shapes/flows.ts'
import { eachId } from './contacts.ts'

type Asked = Parameters<Flows['enrol']>[0]

const readSize = 20_000
const batchSize = 2000

/** Who is meant is settled before the first is taken in, as being taken in may change who matches. */
export async function enrol(context: Context, asked: Asked): Promise<number> {
  const contacts = await contactsMeant(context, asked)
  const { flow, node, doing, onProgress } = asked
  const content: InputContent = { type: 'enrol', flow, ...(node !== undefined && { node }), cause: doing.cause }
  let accepted = 0
  for (let from = 0; from < contacts.length; from += batchSize) {
    accepted += await context.write(async (unit) => {
      const existing = await stillThere(context, unit, contacts.slice(from, from + batchSize))
      const { at } = doing
      const inputs = existing.map((contactId) => ({ contactId, source: 'enrol', at, receivedAt: at, hop: 0, content }))
      await writeInputs(context, unit, inputs)
      return inputs.length
    })
    onProgress?.(accepted)
  }
  return accepted
}

async function contactsMeant(context: Context, { who }: Asked): Promise<number[]> {
  if ('contacts' in who) return [...new Set(who.contacts)].toSorted((left, right) => left - right)
  const ids: number[] = []
  for await (const batch of eachId(context, who.filter, readSize)) for (const id of batch) ids.push(id)
  return ids
}

async function stillThere({ database }: Context, unit: Unit, ids: readonly number[]): Promise<number[]> {
  const asked = sql<{ id: number }>`select id from contact where id in ${database.numbers(ids)} order by id`
  return (await asked.execute(unit.query)).rows.map(({ id }) => id)
}

import type { Turn } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeInputs, type InputToStore } from './write-inputs.ts'

type Onward = Turn['onward'][number]

interface Reached {
  shared: number
  contact: number
}

/** What a turn means for other contacts becomes inputs of theirs. */
export async function sendOnward(context: Context, unit: Unit, onward: readonly Onward[]): Promise<void> {
  if (onward.length === 0) return
  const companies = await contactsOf(unit, context, idsOf(onward, 'contactsOfCompany'), companyContacts)
  const deals = await contactsOf(unit, context, idsOf(onward, 'contactsOfDeal'), dealContacts)
  const inputs = onward.flatMap(({ to, content, hop, at }): InputToStore[] => {
    const reached = 'contactsOfCompany' in to ? companies.get(to.contactsOfCompany) : deals.get(to.contactsOfDeal)
    const contacts = (reached ?? []).filter((contact) => contact !== to.but)
    return contacts.map((contactId) => ({ contactId, source: 'onward', at, receivedAt: at, hop, content }))
  })
  await writeInputs(context, unit, inputs)
}

function idsOf(onward: readonly Onward[], kind: 'contactsOfCompany' | 'contactsOfDeal'): number[] {
  const ids = onward.flatMap(({ to }) => {
    const id = (to as Partial<Record<typeof kind, number>>)[kind]
    return id === undefined ? [] : [id]
  })
  return [...new Set(ids)]
}

const companyContacts = sql`select company_id as shared, id as contact from contact where company_id in `
const dealContacts = sql`select deal_id as shared, contact_id as contact from deal_contact where deal_id in `

async function contactsOf(
  unit: Unit,
  { database }: Context,
  ids: readonly number[],
  asked: typeof companyContacts,
): Promise<Map<number, number[]>> {
  const contacts = new Map<number, number[]>()
  if (ids.length === 0) return contacts
  const { rows } = await sql<Reached>`${asked}${database.numbers(ids)} order by 1, 2`.execute(unit.query)
  for (const { shared, contact } of rows) {
    const reached = contacts.get(shared)
    if (reached) reached.push(contact)
    else contacts.set(shared, [contact])
  }
  return contacts
}

import type { Deal } from '@etape/crm'
import type { Turn } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { ConflictError } from '../errors.ts'
import { writeDeal } from '../rows/record-rows.ts'
import { dealContactTable, dealTable } from '../tables/deal.ts'

export async function commitDeals({ loaded }: Context, unit: Unit, turns: readonly Turn[]): Promise<void> {
  const last = new Map<number, { deal: Deal; created: boolean }>()
  for (const { deal, created } of turns.flatMap(({ deals }) => deals)) {
    last.set(deal.id, { deal, created: created || (last.get(deal.id)?.created ?? false) })
  }
  const deals = [...last.values()]
  await insertDeals(
    unit,
    deals.filter(({ created }) => created).map(({ deal }) => deal),
  )
  const written = deals.filter(({ created }) => !created).map(({ deal }) => deal)
  await updateDeals(
    unit,
    written.map((deal) => ({ deal, readVersion: loaded.deals.get(deal.id) ?? -1 })),
  )
}

export async function insertDeals(unit: Unit, deals: readonly Deal[]): Promise<void> {
  await unit.insert(dealTable, deals.map(writeDeal))
  await unit.insert(dealContactTable, deals.flatMap(dealContacts))
}

export const dealContacts = ({ id, contactIds }: Deal) =>
  contactIds.map((contactId) => ({ deal_id: id, contact_id: contactId }))

const update: BulkUpdate = {
  table: dealTable,
  set: Object.keys(dealTable.columns).filter((column) => column !== 'id'),
  where: { id: 'id', version: 'read_version' },
}

/** Throws ConflictError for a deal that was written since it was read. */
export async function updateDeals(unit: Unit, written: readonly { deal: Deal; readVersion: number }[]): Promise<void> {
  const rows = written.map(({ deal, readVersion }) => ({
    ...writeDeal({ ...deal, version: Math.max(deal.version, readVersion + 1) }),
    read_version: readVersion,
  }))
  const [missed] = await unit.update(update, rows)
  if (missed !== undefined) throw new ConflictError({ record: 'deal', id: written[missed]?.deal.id ?? 0 })
}

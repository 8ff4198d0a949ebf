import type { Turn } from '@etape/flow'
import type { Admitted, Context, Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { writeChange, writeEvent, writeNote, writeTask } from '../rows/history-rows.ts'
import { changeTable } from '../tables/change.ts'
import { deliveryTable } from '../tables/delivery.ts'
import { eventNameTable, eventTable } from '../tables/event.ts'
import { inputTable } from '../tables/input.ts'
import { noteTable } from '../tables/note.ts'
import { taskTable } from '../tables/task.ts'
import { countFlows } from './count-flows.ts'
import { holdFirst } from './hold-first.ts'
import { sendOnward } from './onward.ts'
import { writeInputs, type InputToStore } from './write-inputs.ts'
import type { Shares } from './shares.ts'
import { commitCompanies } from './commit-companies.ts'
import { commitContacts } from './commit-contacts.ts'
import { commitDeals } from './commit-deals.ts'
import { commitMembers } from './commit-members.ts'
import { commitRuns } from './commit-runs.ts'
import { countSyncRules } from './count-sync-rules.ts'

/** All rows of all turns in one transaction; see `Turns.commitTurns`. */
export async function commitTurns(context: Context, turns: readonly Turn[], shares?: Shares): Promise<void> {
  const { admitted } = context.loaded
  if (turns.length === 0 && admitted.inputs.size === 0) return
  await context.write(async (unit) => {
    // Locked before anything is looked at: else an input that comes in meanwhile is seen by nobody.
    const contactIds = turns.map(({ contactId }) => contactId)
    await context.database.lockContacts(unit, contactIds)
    await removeConsumed(unit, turns, admitted)
    await commitContacts(context, unit, turns)
    await commitCompanies(context, unit, turns)
    await commitDeals(context, unit, turns)
    await commitRuns(context, unit, turns)
    await writeHistory(unit, turns)
    await commitMembers(unit, turns)
    const deliveries = turns.flatMap((turn) => turn.deliveries)
    await unit.insert(deliveryTable, await holdFirst(context, unit, deliveries))
    await sendOnward(
      context,
      unit,
      turns.flatMap(({ onward }) => onward),
    )
    await writeInputs(context, unit, [...unhandled(turns, admitted), ...turns.flatMap(laterInputs)])
    await shares?.commit(unit)
    await countFlows(context, unit, turns)
    await countSyncRules(unit, turns)
  })
  forget(context, turns)
}

const laterInputs = ({ contactId, later }: Turn): InputToStore[] =>
  later.map(({ at, ...input }) => ({ ...input, contactId, source: 'later', at, receivedAt: at }))

const againLater: BulkUpdate = {
  table: inputTable,
  set: ['due_at'],
  where: { contact_id: 'contact_id', id: 'id' },
}

/** Inputs that came in for these turns and that none of them has handled: put off, or of a contact that is set aside. */
function unhandled(turns: readonly Turn[], { inputs }: Admitted): InputToStore[] {
  if (inputs.size === 0) return []
  const consumed = new Set(turns.flatMap((turn) => turn.consumed))
  const putOff = new Map(turns.flatMap((turn) => turn.putOff.map(({ id, dueAt }) => [id, dueAt] as const)))
  const left = [...inputs.values()].filter(({ id }) => !consumed.has(id))
  return left.map((input) => ({ ...input, dueAt: putOff.get(input.id) }))
}

async function removeConsumed(unit: Unit, turns: readonly Turn[], { inputs }: Admitted): Promise<void> {
  const rows = turns.flatMap(({ contactId, consumed }) =>
    consumed.flatMap((id) => (inputs.has(id) ? [] : [{ contact_id: contactId, id }])),
  )
  await unit.remove(inputTable, ['contact_id', 'id'], rows)
  const putOff = turns.flatMap((turn) =>
    turn.putOff.map(({ id, dueAt }) => ({ contact_id: turn.contactId, id, due_at: dueAt })),
  )
  await unit.update(againLater, putOff)
}

async function writeHistory(unit: Unit, turns: readonly Turn[]): Promise<void> {
  const events = turns.flatMap((turn) => turn.events.map(writeEvent))
  await unit.insert(eventTable, events)
  await unit.insertNew(
    eventNameTable,
    [...new Set(events.map(({ name }) => name))].map((name) => ({ name })),
  )
  await unit.insert(
    changeTable,
    turns.flatMap(({ changes }) => changes.map((change) => writeChange(change, unit))),
  )
  await unit.insert(
    taskTable,
    turns.flatMap(({ tasks }) => tasks.map((task) => writeTask(task, unit))),
  )
  await unit.insert(
    noteTable,
    turns.flatMap(({ notes }) => notes.map((note) => writeNote(note, unit))),
  )
}

function forget({ loaded }: Context, turns: readonly Turn[]): void {
  loaded.wanted.domains.clear()
  loaded.wanted.names.clear()
  for (const { contactId, companies, deals } of turns) {
    loaded.contacts.delete(contactId)
    for (const { company } of companies) loaded.companies.delete(company.id)
    for (const { deal } of deals) loaded.deals.delete(deal.id)
  }
}

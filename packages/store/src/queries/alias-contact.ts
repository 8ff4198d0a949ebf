import type { Cause } from '@etape/crm'
import type { InputContent } from '@etape/flow'
import { contextWithin, type Context, type Unit } from '../context.ts'
import { writeInputs } from '../hot/write-inputs.ts'
import { readJson, storableText } from '../rows/json.ts'
import { deleteContact } from './delete-contact.ts'
import { ownerOf } from './find-contact.ts'

interface Alias {
  previousId: string
  contactId: number
  at: number
}

/** See `Contacts.alias`. */
export async function aliasContact(context: Context, alias: Alias): Promise<boolean> {
  return context.write(async (unit) => {
    await context.database.lockReceiving(unit)
    const within = { reads: unit.query }
    const { previousId, contactId } = alias
    const owner = (await ownerOf(within, 'anonymous', previousId)) ?? (await ownerOf(within, 'external', previousId))
    if (owner === contactId) return true
    if (owner === null) {
      const identity = { kind: 'anonymous' as const, value: storableText(previousId), contact_id: contactId }
      await unit.query.insertInto('identity').values(identity).execute()
      return true
    }
    if (await isKnownByName(unit, owner)) return false
    await moveOver(context, unit, { ...alias, from: owner })
    return true
  })
}

async function isKnownByName({ query }: Unit, contactId: number): Promise<boolean> {
  const known = await query
    .selectFrom('identity')
    .select('kind')
    .where('contact_id', '=', contactId)
    .where('kind', '<>', 'anonymous')
    .executeTakeFirst()
  return known !== undefined
}

/** What an anonymous contact did belongs to the person it turns out to be. */
async function moveOver(
  context: Context,
  unit: Unit,
  { contactId, from, at }: Alias & { from: number },
): Promise<void> {
  const cause: Cause = { by: 'system', reason: 'alias' }
  const { query } = unit
  // A turn that is being committed now writes events of the one that goes: all of them, or none, come before the move.
  await context.database.lockContacts(unit, [from, contactId])
  await query.updateTable('identity').set({ contact_id: contactId }).where('contact_id', '=', from).execute()
  await query.updateTable('event').set({ contact_id: contactId }).where('contact_id', '=', from).execute()
  await moveInputs(unit, { from, contactId })
  await deleteContact(contextWithin(context, unit), from, { at, cause })
  const review = { type: 'review', cause } as const
  await writeInputs(context, unit, [{ contactId, source: 'alias', at, receivedAt: at, hop: 0, content: review }])
}

/** The creation of the one that goes is no news of the one that stays. */
async function moveInputs({ query }: Unit, { from, contactId }: { from: number; contactId: number }): Promise<void> {
  const inputs = await query.selectFrom('input').select(['id', 'content']).where('contact_id', '=', from).execute()
  const moved = inputs.filter(({ content }) => readJson<InputContent>(content).type !== 'record').map(({ id }) => id)
  if (moved.length === 0) return
  await query
    .updateTable('input')
    .set({ contact_id: contactId })
    .where('contact_id', '=', from)
    .where('id', 'in', moved)
    .execute()
}

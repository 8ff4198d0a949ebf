import type { Cause, Change } from '@etape/crm'
import type { InputContent } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeChange } from '../rows/history-rows.ts'
import { changeTable } from '../tables/change.ts'
import type { IdentityKind, KnownIdentities } from './identities.ts'

/** A value that one contact was to get and that leads to another. */
export interface TakenValue {
  contactId: number
  field: UniqueField
  value: string
  cause: Cause
  at: number
}

type UniqueField = 'email' | 'external_id'

const kinds: Readonly<Record<UniqueField, IdentityKind>> = { email: 'email', external_id: 'external' }
const uniqueFields = ['email', 'external_id'] as const

interface Claiming {
  identities: KnownIdentities
  taken: TakenValue[]
}

/** Reserves what a record input is to write and what nobody else may have; without what somebody else has. */
export function claimFields(
  { identities, taken }: Claiming,
  { contactId, content, at }: { contactId: number; content: InputContent; at: number },
): InputContent {
  if (content.type !== 'record') return content
  const refused = uniqueFields.filter((field) => {
    const value = content.fields[field]
    return typeof value === 'string' && value !== '' && !identities.claim(kinds[field], value, contactId)
  })
  if (refused.length === 0) return content
  const fields = { ...content.fields }
  for (const field of refused) {
    taken.push({ contactId, field, value: String(fields[field]), cause: content.cause, at })
    delete fields[field]
  }
  return { ...content, fields }
}

/** Keeps what was refused, on the timeline of the contact that did not get it. */
export async function refuseTaken(context: Context, unit: Unit, taken: readonly TakenValue[]): Promise<void> {
  if (taken.length === 0) return
  const ids = taken.map(({ contactId }) => contactId)
  const asked = sql<{ id: number; email: string | null; external_id: string | null }>`
    select id, email, external_id from contact where id in ${context.database.numbers(ids)}`
  const now = new Map((await asked.execute(unit.query)).rows.map((row) => [row.id, row]))
  const changes = taken.map(({ contactId, field, value, cause, at }): Change => ({
    id: context.ids.next('change'),
    record: 'contact',
    recordId: contactId,
    contactId,
    field,
    before: now.get(contactId)?.[field] ?? null,
    after: value,
    outcome: 'refused',
    rule: 'value-taken',
    cause,
    at,
  }))
  await unit.insert(
    changeTable,
    changes.map((change) => writeChange(change, unit)),
  )
}

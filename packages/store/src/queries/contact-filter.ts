import { toSql, type SqlCondition } from '@etape/conditions'
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../dialects/dialect.ts'
import type { ContactFilter, Question } from '../shapes/records.ts'

/** What rows of `contact` must satisfy. */
export function contactConditions(database: Database, filter: ContactFilter): RawBuilder<boolean>[] {
  const { q, stage, status, segment, owner, company, where } = filter
  return [
    ...(q ? [database.contains(searched, q)] : []),
    ...(stage === undefined ? [] : [sql<boolean>`contact.stage = ${stage}`]),
    ...(status === undefined ? [] : [sql<boolean>`contact.status = ${status}`]),
    ...(owner === undefined ? [] : [sql<boolean>`contact.owner = ${owner}`]),
    ...(company === undefined ? [] : [sql<boolean>`contact.company_id = ${company}`]),
    ...(segment === undefined ? [] : [isMember(segment)]),
    ...(where === undefined ? [] : [answerTo(database, where)]),
  ]
}

const searched = sql<string>`coalesce(contact.first_name, '') || ' ' || coalesce(contact.last_name, '') || ' ' ||
  coalesce(contact.email, '') || ' ' || coalesce(contact.external_id, '')`

/** The name or e-mail address of the row `contact` has this in it. */
export const contactIsLike = (database: Database, q: string) => database.contains(searched, q)

const isMember = (segment: string) => sql<boolean>`exists (select 1 from segment_member
  where segment_member.segment = ${segment} and segment_member.contact_id = contact.id and segment_member.left_at is null)`

/** Whether the row `contact` matches. */
export function answerTo(database: Database, { condition, catalog, asking }: Question): RawBuilder<boolean> {
  return rawOf(toSql(condition, catalog, database.conditions, asking))
}

function rawOf({ pieces, values }: SqlCondition): RawBuilder<boolean> {
  const texts = Object.assign([...pieces], { raw: pieces })
  return sql<boolean>(texts, ...values)
}

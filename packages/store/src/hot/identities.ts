import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { storableText } from '../rows/json.ts'
import { identityTable, type IdentityTable } from '../tables/input.ts'

export type IdentityKind = IdentityTable['kind']

/** Who the values lead to, and who they will lead to at the end of this transaction. */
export interface KnownIdentities {
  ownerOf(kind: IdentityKind, value: string): number | null
  /** Answers `false` when the value is another contact's. */
  claim(kind: IdentityKind, value: string, contactId: number): boolean
  /** What was claimed and is not in the database yet. */
  claimed: IdentityTable[]
}

export type AskedIdentities = Readonly<Record<IdentityKind, ReadonlySet<string>>>

const identityKinds = ['external', 'email', 'anonymous'] as const

export async function readIdentities(context: Context, unit: Unit, asked: AskedIdentities): Promise<KnownIdentities> {
  const owners: Record<IdentityKind, Map<string, number>> = {
    external: new Map(),
    email: new Map(),
    anonymous: new Map(),
  }
  for (const kind of identityKinds) {
    for (const row of await readOwners(context, unit, kind, [...asked[kind]]))
      owners[kind].set(row.value, row.contact_id)
  }
  const claimed: IdentityTable[] = []
  const ownerOf = (kind: IdentityKind, value: string) => owners[kind].get(storableText(value)) ?? null
  return {
    claimed,
    ownerOf,
    claim: (kind, value, contactId) => {
      const owner = ownerOf(kind, value)
      if (owner !== null) return owner === contactId
      const stored = storableText(value)
      owners[kind].set(stored, contactId)
      claimed.push({ kind, value: stored, contact_id: contactId })
      return true
    },
  }
}

async function readOwners({ database }: Context, unit: Unit, kind: IdentityKind, values: readonly string[]) {
  if (values.length === 0) return []
  const asked = sql<{ value: string; contact_id: number }>`
    select value, contact_id from identity
    where kind = ${kind} and value in ${database.texts(values.map(storableText))}`
  return (await asked.execute(unit.query)).rows
}

export async function writeIdentities(unit: Unit, { claimed }: KnownIdentities): Promise<void> {
  const sorted = claimed.toSorted((left, right) => (left.value < right.value ? -1 : 1))
  await unit.insert(identityTable, sorted)
}

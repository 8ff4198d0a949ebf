import type { FieldValues } from '@etape/conditions'
import { isSameValue } from '@etape/crm'
import type { ContactRow, ImportJob, NewInput, Received } from '@etape/store'
import { retryConflicts } from '../records/retry-conflicts.ts'
import { emptyTally, errorOf, type ImportWork, type ReadRow, type Tally } from './batch.ts'
import { coercedDefaults, momentOfWork } from './import-moment.ts'
import { provideCompanies, type CompanyOf } from './provide-companies.ts'
import type { RowValues } from './read-row.ts'

export const sourceOf = ({ id }: Pick<ImportJob, 'id'>): string => `import:${id}`

/** A batch that says what it would write. */
export interface PreparedContacts {
  sent: readonly Sent[]
  /** Of the rows that are not sent. */
  tally: Tally
}

/** Rows become inputs that are told apart by their row, so that none has effect twice. */
export async function prepareContacts(work: ImportWork, rows: readonly ReadRow[]): Promise<PreparedContacts> {
  const tally = emptyTally()
  const values: RowValues[] = []
  for (const { row, reading } of rows) {
    if (reading.ok) values.push(reading.values)
    else tally.errors.push(...reading.faults.map((fault) => errorOf(row, fault)))
  }
  const known = await knownContacts(work, values)
  const companyOf = await companiesNamed(work, values)
  const came = await rowsThatCame(
    work,
    values.filter((one) => known.has(keyOf(one, work) ?? '')),
  )
  const sent = values.flatMap((one) => judgeRow(one, { work, known, companyOf, came, tally }) ?? [])
  return { sent, tally }
}

/** What became of the rows of a batch, once all of it is stored. */
export async function sendContacts(
  { parts: { runtime } }: ImportWork,
  { sent, tally }: PreparedContacts,
): Promise<Tally> {
  return withReceived(tally, await runtime.receive(sent.map(({ input }) => input)), sent)
}

/** What the rows of a batch know their contacts by. */
export function keysOf(rows: readonly ReadRow[], work: ImportWork): ReadonlySet<string> {
  return new Set(rows.flatMap(({ reading }) => (reading.ok ? (keyOf(reading.values, work) ?? []) : [])))
}

async function companiesNamed(work: ImportWork, values: readonly RowValues[]): Promise<CompanyOf> {
  if (values.every(({ company }) => company === null)) return () => undefined
  const { store } = work.parts
  return retryConflicts(() => store.transaction((groups) => provideCompanies(groups, values, momentOfWork(work))))
}

/** Rows that were written before a stop kept them from being counted, by their numbers. */
async function rowsThatCame(
  { parts: { store }, job }: ImportWork,
  values: readonly RowValues[],
): Promise<ReadonlySet<string>> {
  if (values.length === 0) return new Set()
  return store.inputs.keysThatCame(
    sourceOf(job),
    values.map(({ row }) => String(row)),
  )
}

interface Judging {
  work: ImportWork
  known: Map<string, KnownContact>
  companyOf: CompanyOf
  came: ReadonlySet<string>
  tally: Tally
}

/** A contact as it is or will be, by the key rows know it by. */
interface KnownContact {
  fields: FieldValues
  companyId: number | null
}

interface Sent {
  input: NewInput
  isNew: boolean
}

/** The input of a row; `null` when there is nothing to write. */
function judgeRow(values: RowValues, { work, known, companyOf, came, tally }: Judging): Sent | null {
  const { plan, job } = work
  const key = keyOf(values, work)
  const before = key === null ? undefined : known.get(key)
  const companyId = companyOf(values)
  if (before && came.has(String(values.row)) && wasMadeBy(job, before)) tally.created += 1
  else if (before && plan.whenKnown === 'skip') tally.skipped += 1
  else if (before && !differs(before, values.fields, companyId)) tally.unchanged += 1
  else {
    const fields = before ? values.fields : { ...coercedDefaults(work), ...values.fields }
    if (key !== null)
      known.set(key, { fields: { ...before?.fields, ...fields }, companyId: companyId ?? before?.companyId ?? null })
    return { input: inputFor(values, fields, { work, companyId }), isNew: !before }
  }
  return null
}

const keyOf = ({ fields }: RowValues, { plan: { matchBy } }: ImportWork): string | null => {
  const value = matchBy === null ? null : fields[matchBy]
  return typeof value === 'string' ? value : null
}

/** What the import itself has made is no update. */
const wasMadeBy = ({ startedAt }: ImportJob, { fields }: KnownContact): boolean =>
  fields['source'] === 'import' && Number(fields['created_at']) >= (startedAt ?? Infinity)

const differs = (before: KnownContact, fields: FieldValues, companyId: number | undefined): boolean =>
  (companyId !== undefined && before.companyId !== companyId) ||
  Object.entries(fields).some(([key, value]) => !isSameValue(before.fields[key] ?? null, value))

function inputFor(
  { row, fields: { email, external_id: externalId } }: RowValues,
  fields: FieldValues,
  { work: { job, plan, cause, parts }, companyId }: { work: ImportWork; companyId: number | undefined },
): NewInput {
  const now = parts.clock.now()
  const identity = {
    ...(typeof externalId === 'string' && { externalId }),
    ...(typeof email === 'string' && { email }),
  }
  return {
    contact: { identity, create: 'import' },
    source: sourceOf(job),
    idempotencyKey: String(row),
    at: now,
    receivedAt: now,
    hop: 0,
    content: {
      type: 'record',
      created: null,
      fields,
      ...(companyId !== undefined && { companyId }),
      allowBackward: false,
      cause,
      runFlows: plan.runFlows.type !== 'no',
    },
  }
}

function withReceived(before: Tally, received: readonly Received[], sent: readonly Sent[]): Tally {
  const tally = { ...before }
  for (const [index, { isNew }] of sent.entries()) {
    const answer = received[index]
    // A row sent before a stop is not sent again; whether it made its contact is known from the batch's own look-up.
    if (answer?.created || (answer?.outcome === 'duplicate' && isNew)) tally.created += 1
    else tally.updated += 1
  }
  return tally
}

async function knownContacts(
  { parts: { store }, plan }: ImportWork,
  rows: readonly RowValues[],
): Promise<Map<string, KnownContact>> {
  const by = plan.matchBy
  if (by !== 'email' && by !== 'external_id') return new Map()
  const values = [...new Set(rows.map(({ fields }) => String(fields[by])))]
  const ids = await store.contacts.findMany(by, values)
  const found = new Map(
    (await store.contacts.getMany([...ids.values()])).map((contact): [number, ContactRow] => [contact.id, contact]),
  )
  return new Map(
    [...ids].flatMap(([value, id]) => {
      const contact = found.get(id)
      return contact ? [[value, { fields: contact.fields, companyId: contact.company?.id ?? null }] as const] : []
    }),
  )
}

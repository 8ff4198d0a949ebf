import type { FieldValues } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import type { Kysely } from 'kysely'
import type { Batch, Database } from './dialects/dialect.ts'
import type { IdSource } from './ids.ts'
import { splitCause } from './rows/causes.ts'
import type { InputToStore } from './hot/write-inputs.ts'
import { causeTable, type CauseTable, type CausedColumns } from './tables/cause.ts'
import type { ContactTable } from './tables/contact.ts'
import type { Tables } from './tables/tables.ts'
import { createVersionCache, type VersionCache } from './version-cache.ts'

/** A transaction with all it takes to write rows. */
export interface Unit extends Batch {
  /** Columns for a row that this caused. */
  causedBy(cause: Cause): CausedColumns
}

/** What `turns.loadStates` gave out and no turn was committed of yet: what a turn's rows are compared with. */
export interface Loaded {
  contacts: Map<
    number,
    {
      version: number
      companyId: number | null
      fields: FieldValues
      /** Run ids to the versions they were on. */
      runs: ReadonlyMap<number, number>
    }
  >
  /** Company and deal ids to versions. */
  companies: Map<number, number>
  deals: Map<number, number>
  /** Domains and names of companies that a turn made and that were there already: loaded when it is taken again. */
  wanted: { domains: Set<string>; names: Set<string> }
  admitted: Admitted
}

/** What `inputs.admit` took in for turns of the same transaction, and what is in no table before they are committed. */
export interface Admitted {
  /** Contacts it made, by id. */
  contacts: Map<number, ContactTable>
  /** By id, in order. */
  inputs: Map<number, AdmittedInput>
  /** What contacts it made begin with, of which whatever is unique has been claimed for them. */
  reserved: Map<number, FieldValues>
}

interface AdmittedInput extends InputToStore {
  id: number
}

/** What all queries of one store share. */
export interface Context {
  database: Database
  /** Sees what is committed, or what the transaction that one is in has written. */
  reads: Kysely<Tables>
  write<T>(work: (unit: Unit) => Promise<T>): Promise<T>
  /** Reads that all see the same moment. */
  snapshot: Database['snapshot']
  ids: IdSource
  versions: VersionCache
  loaded: Loaded
  /** Which row of a count is this process's own. */
  shard: number
}

export function createContext(database: Database, ids: IdSource): Context {
  const causes = new Map<string, number>()
  return {
    database,
    reads: database.reader,
    snapshot: (work) => database.snapshot(work),
    write: async (work) => {
      await ids.reserve()
      const made = new Map<string, number>()
      const answer = await database.write(async (batch) => {
        const result = await work(unitOver(batch, { causes, made, ids }))
        await batch.insert(
          causeTable,
          [...made].map(([text, id]): CauseTable => ({ id, text })),
        )
        return result
      })
      keepCauses(causes, made)
      return answer
    },
    ids,
    versions: createVersionCache(),
    loaded: nothingLoaded(),
    shard: database.type === 'sqlite' ? 0 : Math.floor(Math.random() * 64),
  }
}

const nothingLoaded = (): Loaded => ({
  contacts: new Map(),
  companies: new Map(),
  deals: new Map(),
  wanted: { domains: new Set(), names: new Set() },
  admitted: { contacts: new Map(), inputs: new Map(), reserved: new Map() },
})

/** The same store inside one transaction: reads see its writes, and writes do not commit. */
export function contextWithin(context: Context, unit: Unit): Context {
  return {
    ...context,
    // SQLite has no other connection to reserve by: what was reserved before the transaction has to do.
    ids: context.database.isShared ? context.ids : { ...context.ids, reserve: async () => {} },
    reads: unit.query,
    snapshot: (work) => work(unit.query),
    write: (work) => work(unit),
    loaded: nothingLoaded(),
  }
}

interface CauseKeys {
  causes: ReadonlyMap<string, number>
  /** Made in this transaction: known to others once it is committed. */
  made: Map<string, number>
  ids: IdSource
}

function unitOver(batch: Batch, { causes, made, ids }: CauseKeys): Unit {
  const keyOf = (text: string): number => {
    const known = causes.get(text) ?? made.get(text)
    if (known !== undefined) return known
    const id = ids.next('cause')
    made.set(text, id)
    return id
  }
  return {
    ...batch,
    causedBy: (cause) => {
      const { text, refs } = splitCause(cause)
      return { cause_id: keyOf(text), ...refs }
    },
  }
}

const keptCauses = 5000

// A cause that has fallen out of memory gets another row when it comes again, which does no harm.
function keepCauses(causes: Map<string, number>, made: ReadonlyMap<string, number>): void {
  if (causes.size + made.size > keptCauses) causes.clear()
  for (const [text, id] of made) if (causes.size < keptCauses) causes.set(text, id)
}

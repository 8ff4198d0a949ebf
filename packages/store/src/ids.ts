import { sql } from 'kysely'
import type { BulkUpdate, Database } from './dialects/dialect.ts'
import type { IdTable } from './store.ts'
import { idBlockTable } from './tables/id-block.ts'

export type KeyedTable = IdTable | 'cause'

/** Keys of new rows, handed out from memory; what is in memory is reserved in the database first. */
export interface IdSource {
  next(table: KeyedTable): number
  /** Makes sure there are plenty. Takes no transaction when there are. */
  reserve(): Promise<void>
  /** Gives back what was reserved and not used. */
  giveBack(): Promise<void>
}

const tables: readonly KeyedTable[] = [
  'run', 'step', 'change', 'event', 'deal', 'task', 'note', 'delivery', 'input', 'company',
  'contact', 'flow_version', 'import', 'notification', 'delivery_attempt', 'cause',
  'enrolment', 'flow_save_point', 'flow_test', 'steering',
] // prettier-ignore

const blockSize = 200_000
const lowWater = 100_000

/** From `next` up to but not including `end`. */
interface Range {
  next: number
  end: number
}

/** When it is used up, `later` is next. */
interface Block extends Range {
  later: Range | null
}

export async function openIds(database: Database): Promise<IdSource> {
  const reserved = await reserveBlocks(database, tables)
  const blocks = new Map([...reserved].map(([table, range]): [string, Block] => [table, { ...range, later: null }]))
  return {
    next: (table) => takeNext(table, blocks),
    reserve: async () => {
      const low = [...blocks].filter(([, block]) => block.later === null && block.end - block.next < lowWater)
      if (low.length === 0) return
      const more = await reserveBlocks(
        database,
        low.map(([table]) => table),
      )
      for (const [table, range] of more) extend(blocks.get(table), range)
    },
    giveBack: () => giveBack(database, blocks),
  }
}

function takeNext(table: KeyedTable, blocks: ReadonlyMap<string, Block>): number {
  const block = blocks.get(table)
  if (!block) throw new RangeError(`The rows of ${table} have no keys of their own.`)
  if (block.next < block.end) return block.next++
  if (!block.later) throw new RangeError(`More than ${blockSize} rows of ${table} in one go: make the batch smaller.`)
  Object.assign(block, block.later, { later: null })
  return block.next++
}

function extend(block: Block | undefined, range: Range): void {
  if (!block) return
  if (range.next === block.end) block.end = range.end
  else block.later = range
}

async function reserveBlocks({ writer }: Database, names: readonly string[]): Promise<Map<string, Range>> {
  const rows = await writer
    .insertInto('id_block')
    .values(names.map((name) => ({ name, next: 1 + blockSize })))
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ next: sql`id_block.next + ${blockSize}` }))
    .returning(['name', 'next'])
    .execute()
  return new Map(rows.map(({ name, next: end }) => [name, { next: end - blockSize, end }]))
}

const handBack: BulkUpdate = { table: idBlockTable, set: ['next'], where: { name: 'name', next: 'end' } }

// Only where nobody reserved after: then the next process goes on without a gap.
async function giveBack(database: Database, blocks: ReadonlyMap<string, Block>): Promise<void> {
  const rows = [...blocks].map(([name, { next, end }]) => ({ name, next, end }))
  await database.write((batch) => batch.update(handBack, rows))
}

import { sql } from 'kysely'
import type { Database } from './dialects/dialect.ts'
import type { IdTable } from './store.ts'

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
] // prettier-ignore

const blockSize = 200_000
const lowWater = 100_000

/** From `next` up to but not including `end`; then from the start of `later`. */
interface Block {
  next: number
  end: number
  later: { next: number; end: number } | null
}

export async function openIds(database: Database): Promise<IdSource> {
  const blocks = new Map<KeyedTable, Block>()
  for (const table of tables) blocks.set(table, { ...(await reserveBlock(database, table)), later: null })
  return {
    next: (table) => takeNext(table, blocks),
    reserve: async () => {
      for (const [table, block] of blocks) {
        if (block.later === null && block.end - block.next < lowWater) await extend(database, table, block)
      }
    },
    giveBack: async () => {
      for (const [table, block] of blocks) await giveBackBlock(database, table, block)
    },
  }
}

function takeNext(table: KeyedTable, blocks: ReadonlyMap<KeyedTable, Block>): number {
  const block = blocks.get(table)
  if (!block) throw new RangeError(`The rows of ${table} have no keys of their own.`)
  if (block.next < block.end) return block.next++
  if (!block.later) throw new RangeError(`More than ${blockSize} rows of ${table} in one go: make the batch smaller.`)
  Object.assign(block, block.later, { later: null })
  return block.next++
}

async function extend(database: Database, table: KeyedTable, block: Block): Promise<void> {
  const reserved = await reserveBlock(database, table)
  if (reserved.next === block.end) block.end = reserved.end
  else block.later = reserved
}

async function reserveBlock({ writer }: Database, name: KeyedTable): Promise<{ next: number; end: number }> {
  const { next: end } = await writer
    .insertInto('id_block')
    .values({ name, next: 1 + blockSize })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ next: sql`id_block.next + ${blockSize}` }))
    .returning('next')
    .executeTakeFirstOrThrow()
  return { next: end - blockSize, end }
}

async function giveBackBlock({ writer }: Database, name: KeyedTable, block: Block): Promise<void> {
  if (block.later) return
  await writer
    .updateTable('id_block')
    .set({ next: block.next })
    .where('name', '=', name)
    .where('next', '=', block.end)
    .execute()
}

import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { displayName, nameColumns } from '../queries/names.ts'
import { readCursor, writeCursor } from '../rows/cursor.ts'
import { readJson, writeJson } from '../rows/json.ts'
import type { ContactProblem, Turns } from '../shapes/turns.ts'
import { commitTurns } from './commit-turns.ts'
import { openShares } from './shares.ts'
import { loadStates, peekStates } from './load-states.ts'

export function createTurns(context: Context): Turns {
  return {
    claimDue: (asked) => claimDue(context, asked),
    nextDueAt: () => nextDueAt(context),
    loadStates: (contactIds, settings) => loadStates(context, contactIds, settings),
    peekStates: (contactIds, settings) => peekStates(context, contactIds, settings),
    commitTurns: (turns, shares) => commitTurns(context, turns, shares),
    openShares: (asked) => openShares(context, asked),
    setAside: (contactId, problem, at) => setAside(context, contactId, { problem, at }),
    retry: (contactIds, at) => retry(context, contactIds, at),
    listSetAside: (paging) => listSetAside(context, paging),
  }
}

async function claimDue({ reads }: Context, { now, limit }: { now: number; limit: number }): Promise<number[]> {
  const rows = await reads
    .selectFrom('contact')
    .select('id')
    .where('due_at', '<=', now)
    .where(sql<boolean>`problem is null`)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

async function nextDueAt({ reads }: Context): Promise<number | null> {
  const asked = sql<{ due_at: number }>`
    select due_at from contact where due_at is not null and problem is null order by due_at limit 1`
  return (await asked.execute(reads)).rows[0]?.due_at ?? null
}

interface Setting {
  problem: ContactProblem
  at: number
}

async function setAside(context: Context, contactId: number, { problem, at }: Setting): Promise<void> {
  context.loaded.contacts.delete(contactId)
  await context.write(async ({ query }) => {
    await query
      .updateTable('contact')
      .set({ problem: writeJson(problem), problem_at: at })
      .where('id', '=', contactId)
      .execute()
  })
}

async function retry({ database, write }: Context, contactIds: readonly number[], at: number): Promise<void> {
  await write(async ({ query }) => {
    await query
      .updateTable('contact')
      .set({ problem: null, problem_at: null, due_at: at })
      .where('id', 'in', database.numbers(contactIds))
      .where('problem', 'is not', null)
      .execute()
  })
}

async function listSetAside({ reads }: Context, { cursor, limit }: Parameters<Turns['listSetAside']>[0]) {
  const after = cursor === undefined ? null : readCursor(cursor, 2)
  const rows = await reads
    .selectFrom('contact')
    .select(nameColumns)
    .select(['problem', 'problem_at'])
    .where('problem', 'is not', null)
    .$if(after !== null, (query) => query.where(sql<boolean>`(problem_at, id) < (${after?.[0]}, ${after?.[1]})`))
    .orderBy('problem_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    rows: page.map((row) => ({
      contact: { id: row.id, name: displayName(row) },
      problem: readJson<ContactProblem>(row.problem ?? 'null'),
      at: row.problem_at ?? 0,
    })),
    next: last ? writeCursor([last.problem_at, last.id]) : null,
    total: null,
  }
}

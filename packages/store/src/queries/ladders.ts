import type { Stage, Status } from '@etape/crm'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { readJson, readJsonOrNull, writeJson, writeJsonOrNull } from '../rows/json.ts'
import type { Counted, Settings } from '../shapes/settings.ts'
import { replaceValue, type LadderColumn } from './replace-value.ts'

type Ladders = Pick<
  Settings,
  'stages' | 'saveStages' | 'stageUsage' | 'deleteStage' | 'statuses' | 'saveStatuses' | 'statusUsage' | 'deleteStatus'
>

/** Stages and statuses. */
export function createLadders(context: Context): Ladders {
  return {
    stages: async () => withCounts(await readStages(context), await countBy(context, 'stage')),
    saveStages: (stages) => saveStages(context, stages),
    stageUsage: (id) => usageOf(context, 'stage', id),
    deleteStage: async (id, replaceBy, doing) => {
      await context.write(({ query }) => query.deleteFrom('stage').where('id', '=', id).execute())
      await replaceValue(context, { column: 'stage', from: id, to: replaceBy }, doing)
    },
    statuses: async () => withCounts(await readStatuses(context), await countBy(context, 'status')),
    saveStatuses: (statuses) => saveStatuses(context, statuses),
    statusUsage: (id) => usageOf(context, 'status', id),
    deleteStatus: async (id, replaceBy, doing) => {
      await context.write(({ query }) => query.deleteFrom('status').where('id', '=', id).execute())
      await replaceValue(context, { column: 'status', from: id, to: replaceBy }, doing)
    },
  }
}

export async function readStages({ reads }: Context): Promise<Stage[]> {
  const rows = await reads
    .selectFrom('stage')
    .select(['id', 'label', 'color', 'definition', 'criteria', 'rank', 'position'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ label, color, criteria, ...row }) => ({
    ...row,
    label: readJson(label),
    color: color as Stage['color'],
    criteria: readJsonOrNull(criteria),
  }))
}

export async function readStatuses({ reads }: Context): Promise<Status[]> {
  const rows = await reads
    .selectFrom('status')
    .select(['id', 'label', 'color', 'definition', 'position'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ label, color, ...row }) => ({ ...row, label: readJson(label), color: color as Status['color'] }))
}

async function saveStages({ write }: Context, stages: readonly Stage[]): Promise<void> {
  await write(async ({ query }) => {
    for (const { id, label, color, definition, criteria, rank, position } of stages) {
      const values = {
        label: writeJson(label),
        color,
        definition,
        criteria: writeJsonOrNull(criteria),
        rank,
        position,
      }
      await query
        .insertInto('stage')
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute()
    }
  })
}

async function saveStatuses({ write }: Context, statuses: readonly Status[]): Promise<void> {
  await write(async ({ query }) => {
    for (const { id, label, color, definition, position } of statuses) {
      const values = { label: writeJson(label), color, definition, position }
      await query
        .insertInto('status')
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute()
    }
  })
}

type Counts = Record<'contact' | 'company', ReadonlyMap<string, number>>

async function countBy(context: Context, column: LadderColumn): Promise<Counts> {
  const counted = async (table: 'contact' | 'company') => {
    const asked = sql<{ value: string; count: number }>`
      select ${sql.ref(column)} as value, count(*) as count from ${sql.table(table)}
      where ${sql.ref(column)} is not null group by ${sql.ref(column)}`
    return new Map((await asked.execute(context.reads)).rows.map(({ value, count }) => [value, count]))
  }
  return { contact: await counted('contact'), company: await counted('company') }
}

function withCounts<Step extends { id: string }>(steps: readonly Step[], counts: Counts): (Step & Counted)[] {
  return steps.map((step) => ({
    ...step,
    contacts: counts.contact.get(step.id) ?? 0,
    companies: counts.company.get(step.id) ?? 0,
  }))
}

async function usageOf({ reads }: Context, column: LadderColumn, id: string): Promise<Counted> {
  const asked = sql<Counted>`
    select (select count(*) from contact where ${sql.ref(column)} = ${id}) as contacts,
      (select count(*) from company where ${sql.ref(column)} = ${id}) as companies`
  return (await asked.execute(reads)).rows[0] ?? { contacts: 0, companies: 0 }
}

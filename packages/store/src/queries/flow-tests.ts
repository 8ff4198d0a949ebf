import type { FlowTest } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import { readJson, storableText, writeJson } from '../rows/json.ts'
import type { FlowTestRow, FlowTests } from '../shapes/flow-tests.ts'
import type { By } from '../shapes/flows.ts'
import type { FlowTestTable } from '../tables/flow.ts'

export function createFlowTests(context: Context): FlowTests {
  return {
    list: async (flow) => {
      const found = context.reads.selectFrom('flow_test').selectAll().where('flow', '=', flow)
      return (await found.orderBy('id').execute()).map(testRow)
    },
    add: (flow, tests, by) => context.write((unit) => addTests(context, unit, { flow, tests, ...by })),
    change: (at, values, by) => change(context, at, { ...values, ...by }),
    remove: async ({ flow, id }) => {
      const removed = await context.write(({ query }) =>
        query.deleteFrom('flow_test').where('flow', '=', flow).where('id', '=', id).returning('id').executeTakeFirst(),
      )
      return removed !== undefined
    },
  }
}

const testRow = ({ id, name, script, expects, updated_at, updated_by }: FlowTestTable): FlowTestRow => ({
  id,
  name,
  script: readJson<FlowTest['script']>(script),
  expects: readJson<FlowTest['expects']>(expects),
  updatedAt: updated_at,
  updatedBy: updated_by,
})

export async function addTests(
  { ids }: Pick<Context, 'ids'>,
  { query }: Unit,
  { flow, tests, by, at }: { flow: string; tests: readonly FlowTest[] } & By,
): Promise<FlowTestRow[]> {
  if (tests.length === 0) return []
  const rows = tests.map((test): FlowTestTable => ({
    id: ids.next('flow_test'),
    flow,
    name: storableText(test.name),
    script: writeJson(test.script),
    expects: writeJson(test.expects),
    updated_at: at,
    updated_by: by,
  }))
  await query.insertInto('flow_test').values(rows).execute()
  return rows.map(testRow)
}

async function change(
  { write }: Context,
  { flow, id }: Parameters<FlowTests['change']>[0],
  { name, script, expects, by, at }: Partial<FlowTest> & By,
): Promise<FlowTestRow | null> {
  const values: Partial<FlowTestTable> = {
    ...(name !== undefined && { name: storableText(name) }),
    ...(script && { script: writeJson(script) }),
    ...(expects && { expects: writeJson(expects) }),
    updated_at: at,
    updated_by: by,
  }
  const changed = await write(({ query }) =>
    query
      .updateTable('flow_test')
      .set(values)
      .where('flow', '=', flow)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst(),
  )
  return changed ? testRow(changed) : null
}

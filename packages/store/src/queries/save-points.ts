import type { FlowDocument } from '@etape/flow'
import type { Context } from '../context.ts'
import { storableText } from '../rows/json.ts'
import type { By, SavePoint } from '../shapes/flows.ts'
import type { FlowSavePointTable } from '../tables/flow.ts'
import { readDocument } from '../rows/documents.ts'

const columns = ['id', 'name', 'nodes', 'saved_at', 'saved_by'] as const

const savePoint = (row: Pick<FlowSavePointTable, (typeof columns)[number]>): SavePoint => ({
  id: row.id,
  name: row.name,
  nodes: row.nodes,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
})

export async function keepDraft(
  { write, ids }: Context,
  flow: string,
  { name, by, at }: { name: string } & By,
): Promise<SavePoint | null> {
  return write(async ({ query }) => {
    const draft = await query.selectFrom('flow_draft').select('document').where('flow', '=', flow).executeTakeFirst()
    if (!draft) return null
    const { document } = draft
    const nodes = readDocument(document).nodes.length
    const id = ids.next('flow_save_point')
    const row = { id, flow, name: storableText(name), document, nodes, saved_at: at, saved_by: by }
    await query.insertInto('flow_save_point').values(row).execute()
    return savePoint(row)
  })
}

export async function listSavePoints({ reads }: Context, flow: string): Promise<SavePoint[]> {
  const found = reads.selectFrom('flow_save_point').select(columns).where('flow', '=', flow)
  return (await found.orderBy('saved_at', 'desc').orderBy('id', 'desc').execute()).map(savePoint)
}

export async function readSavePoint(
  { reads }: Context,
  flow: string,
  id: number,
): Promise<(SavePoint & { document: FlowDocument }) | null> {
  const row = await reads
    .selectFrom('flow_save_point')
    .select([...columns, 'document'])
    .where('flow', '=', flow)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...savePoint(row), document: readDocument(row.document) } : null
}

import type { FlowDocument } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import { NotFoundError, StaleDraftError } from '../errors.ts'
import { writeJson } from '../rows/json.ts'
import type { By, Draft } from '../shapes/flows.ts'
import { readDocument } from '../rows/documents.ts'

type Reading = Pick<Context, 'reads'>

export async function readDraft({ reads }: Reading, flow: string): Promise<Draft | null> {
  const row = await reads
    .selectFrom('flow_draft')
    .select(['document', 'revision', 'saved_at', 'saved_by'])
    .where('flow', '=', flow)
    .executeTakeFirst()
  if (!row) return null
  const { document, revision, saved_at, saved_by } = row
  return { document: readDocument(document), revision, savedAt: saved_at, savedBy: saved_by }
}

export async function saveDraft(
  { write }: Context,
  flow: string,
  { document, revision, by, at }: { document: FlowDocument; revision: number } & By,
): Promise<Draft> {
  return write(async (unit) => {
    const next = revision + 1
    const saved = await unit.query
      .updateTable('flow_draft')
      .set({ document: writeJson(document), revision: next, saved_at: at, saved_by: by })
      .where('flow', '=', flow)
      .where('revision', '=', revision)
      .executeTakeFirst()
    if (saved.numUpdatedRows === 0n) return refuseStale(unit, flow)
    await unit.query.updateTable('flow').set({ updated_at: at, updated_by: by }).where('id', '=', flow).execute()
    return { document, revision: next, savedAt: at, savedBy: by }
  })
}

/** Throws StaleDraftError with what is stored now. */
export async function refuseStale({ query }: Unit, flow: string): Promise<never> {
  const current = await readDraft({ reads: query }, flow)
  if (!current) throw new NotFoundError(`There is no flow ${flow}.`)
  throw new StaleDraftError(current)
}

export async function discardDraft(context: Context, flow: string, { by, at }: By): Promise<Draft | null> {
  return context.write(async ({ query }) => {
    const published = await query
      .selectFrom('flow')
      .innerJoin('flow_version', 'flow_version.id', 'flow.current_version_id')
      .select('flow_version.document')
      .where('flow.id', '=', flow)
      .executeTakeFirst()
    if (!published) return null
    await query
      .updateTable('flow_draft')
      .set((build) => ({
        document: published.document,
        revision: build('revision', '+', 1),
        saved_at: at,
        saved_by: by,
      }))
      .where('flow', '=', flow)
      .execute()
    return readDraft({ reads: query }, flow)
  })
}

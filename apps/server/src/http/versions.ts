import type { ResponseOf } from '@etape/contract'
import { compareFlows, type FlowDocument } from '@etape/flow'
import type { SavePoint } from '@etape/store'
import type { Context } from '../context.ts'
import { authorOf } from './caller.ts'
import { showDraft } from './drafts.ts'
import type { Handlers } from './handlers.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showVersion } from './show-flows.ts'

type VersionRoute =
  | 'listVersions' | 'readVersion' | 'compareVersions' | 'restoreVersion' | 'listSavePoints' | 'keepDraft' | 'readSavePoint' // prettier-ignore

export const versionHandlers = (context: Context): Handlers<VersionRoute> => ({
  listVersions: async ({ params }) => {
    const { id } = found(await context.store.flows.get(params.id))
    return { rows: (await context.store.flows.versions(id)).map(showVersion) }
  },
  readVersion: async ({ params }) => {
    const { document, ...version } = found(await context.store.flows.readVersion(params.id, params.number))
    return { ...showVersion(version), document: { ...document } }
  },
  compareVersions: async ({ params, query }) => {
    const before = await documentOf(context, params.id, query.from)
    const after = await documentOf(context, params.id, query.to)
    return showComparison(compareFlows(before, after))
  },
  restoreVersion: async ({ params, caller }) => {
    const draft = found(await context.store.flows.readDraft(params.id))
    const { document } = found(await context.store.flows.readVersion(params.id, params.number))
    const saved = { document, revision: draft.revision, ...authorOf(caller, context) }
    const restored = await context.store.flows.saveDraft(params.id, saved)
    context.stream.publish('flow', params.id)
    return showDraft(restored)
  },
  listSavePoints: async ({ params }) => {
    const { id } = found(await context.store.flows.get(params.id))
    return { rows: (await context.store.flows.savePoints(id)).map(showSavePoint) }
  },
  keepDraft: async ({ params, body, caller }) => {
    const kept = await context.store.flows.keepDraft(params.id, { ...body, ...authorOf(caller, context) })
    context.stream.publish('flow', params.id)
    return showSavePoint(found(kept))
  },
  readSavePoint: async ({ params }) => {
    const { document, ...savePoint } = found(
      await context.store.flows.readSavePoint(params.id, readId(params.savePoint)),
    )
    return { ...showSavePoint(savePoint), document: { ...document } }
  },
})

async function documentOf({ store }: Context, flow: string, which: number | 'draft'): Promise<FlowDocument> {
  if (which === 'draft') return found(await store.flows.readDraft(flow)).document
  const version = await store.flows.readVersion(flow, which)
  if (!version) throw new Refusal('request/not-found', { detail: `There is no version ${which}.` })
  return version.document
}

const showSavePoint = ({ id, ...savePoint }: SavePoint): ResponseOf<'keepDraft'> => ({ ...savePoint, id: showId(id) })

type Comparison = ReturnType<typeof compareFlows>

const showComparison = (comparison: Comparison): ResponseOf<'compareVersions'> => ({
  added: comparison.added.map((node) => ({ ...node })),
  removed: comparison.removed.map((node) => ({ ...node })),
  changed: comparison.changed.map(({ before, after, fields }) => ({
    before: { ...before },
    after: { ...after },
    fields: [...fields],
  })),
  edgesAdded: [...comparison.edgesAdded],
  edgesRemoved: [...comparison.edgesRemoved],
  settings: [...comparison.settings],
})

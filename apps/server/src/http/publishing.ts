import type { FlowDocument } from '@etape/flow'
import type { FlowRow } from '@etape/store'
import type { Context } from '../context.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { authorOf, causeOf } from './caller.ts'
import { judgeDraft, notStale } from './drafts.ts'
import { enrolMatching } from './enrolment.ts'
import type { Handlers } from './handlers.ts'
import { found } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showVersion } from './show-flows.ts'

export const publishingHandlers = (
  context: Context,
): Handlers<'publishFlow' | 'pauseFlow' | 'resumeFlow' | 'archiveFlow' | 'listVersions' | 'readVersion'> => ({
  publishFlow: async ({ params, body, caller }) => {
    const flow = found(await context.store.flows.get(params.id))
    if (flow.status === 'archived') throw new Refusal('flow/wrong-status', { detail: 'The flow is archived.' })
    const document = await publishableDraft(context, flow.id, body.revision)
    const asked = { revision: body.revision, note: body.note, ...authorOf(caller, context) }
    const version = await notStale(context.store.flows.publish(flow.id, asked))
    await takeUpDefinitions(context, 'flow', flow.id)
    const enrolled = body.enrolMatching ? await enrolMatching(context, flow.id, document, caller) : 0
    const published = found(await context.store.flows.get(flow.id))
    return { flow: published, version: showVersion(version), enrolled }
  },
  pauseFlow: async ({ params, caller }) => {
    await checkStatus(context, params.id, 'live')
    return moved(context, found(await context.store.flows.pause(params.id, authorOf(caller, context))))
  },
  resumeFlow: async ({ params, caller }) => {
    await checkStatus(context, params.id, 'paused')
    return moved(context, found(await context.store.flows.resume(params.id, authorOf(caller, context))))
  },
  archiveFlow: async ({ params, caller }) => {
    const archived = await context.store.flows.archive(params.id, {
      ...authorOf(caller, context),
      cause: causeOf(caller),
    })
    return moved(context, found(archived))
  },
  listVersions: async ({ params }) => {
    const { id } = found(await context.store.flows.get(params.id))
    return { rows: (await context.store.flows.versions(id)).map(showVersion) }
  },
  readVersion: async ({ params }) => {
    const { document, ...version } = found(await context.store.flows.readVersion(params.id, params.number))
    return { ...showVersion(version), document: { ...document } }
  },
})

/** The draft of that revision, read and found publishable; a refusal with what is stored now, or with what is wrong. */
async function publishableDraft(context: Context, id: string, revision: number): Promise<FlowDocument> {
  const draft = found(await context.store.flows.readDraft(id))
  if (draft.revision !== revision) throw new Refusal('flow/stale-draft', { current: draft })
  const { problems, document } = await judgeDraft(context, draft.document)
  if (!document) throw new Refusal('flow/unpublishable', { problems })
  return document
}

async function checkStatus({ store }: Context, id: string, status: FlowRow['status']): Promise<void> {
  const flow = found(await store.flows.get(id))
  if (flow.status !== status) throw new Refusal('flow/wrong-status')
}

async function moved(context: Context, flow: FlowRow): Promise<FlowRow> {
  await takeUpDefinitions(context, 'flow', flow.id)
  context.runtime.wake()
  return flow
}

import type { Problem } from '@etape/conditions'
import { checkFlow, isPublishable, readDraft, readFlow, type FlowDocument } from '@etape/flow'
import { StaleDraftError, type ContactFilter, type Draft, type FlowRow } from '@etape/store'
import type { ResponseOf } from '@etape/contract'
import type { Context } from '../context.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { causeOf, type KeyHolder, type Person } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { languageOf } from './language.ts'
import { countMatching, matchingContacts } from './matching-contacts.ts'
import { found, readId } from './record-id.ts'
import { Refusal, shownProblem } from './refusal.ts'
import { showVersion } from './show-flows.ts'
import { filterOf } from './read-question.ts'
import { documentOfTemplate } from './templates.ts'

const showDraft = (draft: Draft): ResponseOf<'readDraft'> => ({ ...draft, document: { ...draft.document } })

export const by = ({ clock }: Pick<Context, 'clock'>, caller: Person | KeyHolder) => ({
  by: caller.name,
  at: clock.now(),
})

export const flowHandlers = (
  context: Context,
): Handlers<'listFlows' | 'createFlow' | 'readFlow' | 'updateFlow' | 'duplicateFlow'> => ({
  listFlows: async ({ query }) => ({ rows: await context.store.flows.list(query) }),
  createFlow: async (asked) => {
    const { name, description, document, template } = asked.body
    const given =
      template === undefined
        ? documentFrom(document ?? emptyDocument)
        : await documentOfTemplate(context, template, languageOf(asked))
    const flow = await context.store.flows.create({ name, description, document: given, ...by(context, asked.caller) })
    context.stream.publish('flow', flow.id)
    return flow
  },
  readFlow: async ({ params }) => found(await context.store.flows.get(params.id)),
  updateFlow: async ({ params, body, caller }) => {
    const flow = found(await context.store.flows.rename(params.id, { ...body, ...by(context, caller) }))
    await takeUpDefinitions(context, 'flow', flow.id)
    return flow
  },
  duplicateFlow: async ({ params, body, caller }) => {
    const { name, description } = found(await context.store.flows.get(params.id))
    const { document } = found(await context.store.flows.readDraft(params.id))
    const copy = { name: body.name ?? `${name} (2)`, description, document, ...by(context, caller) }
    const flow = await context.store.flows.create(copy)
    context.stream.publish('flow', flow.id)
    return flow
  },
})

export const draftHandlers = (
  context: Context,
): Handlers<'readDraft' | 'saveDraft' | 'discardDraft' | 'checkFlow'> => ({
  readDraft: async ({ params }) => showDraft(found(await context.store.flows.readDraft(params.id))),
  saveDraft: async ({ params, body, caller }) => {
    found(await context.store.flows.get(params.id))
    const document = documentFrom(body.document)
    const draft = { document, revision: body.revision, ...by(context, caller) }
    const saved = await notStale(context.store.flows.saveDraft(params.id, draft))
    context.stream.publish('flow', params.id)
    return showDraft(saved)
  },
  discardDraft: async ({ params, caller }) => {
    found(await context.store.flows.get(params.id))
    const draft = await context.store.flows.discardDraft(params.id, by(context, caller))
    if (!draft) throw new Refusal('flow/not-published')
    context.stream.publish('flow', params.id)
    return showDraft(draft)
  },
  checkFlow: async ({ params, body }) => {
    const given: unknown = body.document ?? found(await context.store.flows.readDraft(params.id)).document
    const { problems, document } = await judgeDraft(context, given)
    const matching = document ? await countMatching(document, context) : 0
    return { problems: problems.map(shownProblem), matching }
  },
})

export const publishingHandlers = (
  context: Context,
): Handlers<'publishFlow' | 'pauseFlow' | 'resumeFlow' | 'archiveFlow' | 'listVersions' | 'readVersion'> => ({
  publishFlow: async ({ params, body, caller }) => {
    const flow = found(await context.store.flows.get(params.id))
    if (flow.status === 'archived') throw new Refusal('flow/wrong-status', { detail: 'The flow is archived.' })
    const document = await publishableDraft(context, flow.id, body.revision)
    const asked = { revision: body.revision, note: body.note, ...by(context, caller) }
    const version = await notStale(context.store.flows.publish(flow.id, asked))
    await takeUpDefinitions(context, 'flow', flow.id)
    const enrolled = body.enrolMatching ? await enrolMatching(context, flow.id, document, caller) : 0
    const published = found(await context.store.flows.get(flow.id))
    return { flow: published, version: showVersion(version), enrolled }
  },
  pauseFlow: async ({ params, caller }) => {
    await checkStatus(context, params.id, 'live')
    return moved(context, found(await context.store.flows.pause(params.id, by(context, caller))))
  },
  resumeFlow: async ({ params, caller }) => {
    await checkStatus(context, params.id, 'paused')
    return moved(context, found(await context.store.flows.resume(params.id, by(context, caller))))
  },
  archiveFlow: async ({ params, caller }) => {
    const archived = await context.store.flows.archive(params.id, { ...by(context, caller), cause: causeOf(caller) })
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

export const enrolmentHandlers = (context: Context): Handlers<'readFlowStats' | 'enrol'> => ({
  readFlowStats: async ({ params, query }) => {
    const { id } = found(await context.store.flows.get(params.id))
    return { ...(await context.store.flows.stats(id, query)), at: context.clock.now() }
  },
  enrol: async ({ params, body, caller }) => {
    const flow = found(await context.store.flows.get(params.id))
    if (flow.version === null) throw new Refusal('flow/no-version')
    if (flow.status !== 'live') throw new Refusal('flow/wrong-status')
    const who = whoIn(body, context)
    const accepted = await context.store.flows.enrol({ flow: flow.id, who, doing: doing(context, caller) })
    context.runtime.wake()
    return { accepted }
  },
})

const doing = ({ clock }: Context, caller: Person | KeyHolder) => ({ at: clock.now(), cause: causeOf(caller) })

const emptyDocument: FlowDocument = {
  format: 1,
  nodes: [],
  edges: [],
  settings: { entry: 'once', priority: 50, goal: null, exit: null },
}

function documentFrom(json: unknown): FlowDocument {
  const reading = readDraft(json)
  if (!reading.ok) throw new Refusal('flow/invalid', { problems: reading.problems })
  return reading.value
}

async function notStale<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    if (error instanceof StaleDraftError) throw new Refusal('flow/stale-draft', { current: error.current })
    throw error
  }
}

/** The draft of that revision, read and found publishable; a refusal with what is stored now, or with what is wrong. */
async function publishableDraft(context: Context, id: string, revision: number): Promise<FlowDocument> {
  const draft = found(await context.store.flows.readDraft(id))
  if (draft.revision !== revision) throw new Refusal('flow/stale-draft', { current: draft })
  const { problems, document } = await judgeDraft(context, draft.document)
  if (!document) throw new Refusal('flow/unpublishable', { problems })
  return document
}

interface Judged {
  problems: Problem[]
  /** Complete and fit to be published; `null` when it is not. */
  document: FlowDocument | null
}

async function judgeDraft(context: Context, given: unknown): Promise<Judged> {
  const draft = readDraft(given)
  if (!draft.ok) return { problems: draft.problems, document: null }
  const problems = await faultsOf(context, draft.value)
  const flow = readFlow(draft.value)
  return { problems, document: flow.ok && isPublishable(problems) ? flow.value : null }
}

async function faultsOf({ store, definitions }: Context, document: FlowDocument): Promise<Problem[]> {
  const { catalog, crm, world, stored } = definitions.current()
  const teams = await store.teams.list()
  return checkFlow(document, { catalog, crm, segments: world.segments, users: stored.users, teams })
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

type Enrolment = Parameters<Handlers['enrol']>[0]['body']

function whoIn(enrolment: Enrolment, context: Context): { contacts: number[] } | { filter: ContactFilter } {
  switch (enrolment.type) {
    case 'contacts':
      return { contacts: enrolment.contacts.map(readId) }
    case 'segment':
      return { filter: { segment: enrolment.segment } }
    case 'filter':
      return { filter: filterOf(enrolment.filter, context) }
  }
}

async function enrolMatching(
  context: Context,
  flow: string,
  document: FlowDocument,
  caller: Person | KeyHolder,
): Promise<number> {
  let enrolled = 0
  for (const { node, filter } of matchingContacts(document, context)) {
    enrolled += await context.store.flows.enrol({ flow, node, who: { filter }, doing: doing(context, caller) })
  }
  context.runtime.wake()
  return enrolled
}

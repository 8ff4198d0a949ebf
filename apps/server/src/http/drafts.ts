import type { Problem } from '@etape/conditions'
import type { ResponseOf } from '@etape/contract'
import { checkFlow, isPublishable, readDraft, readFlow, type FlowDocument } from '@etape/flow'
import { StaleDraftError, type Draft } from '@etape/store'
import type { Context } from '../context.ts'
import { authorOf } from './caller.ts'
import { checkContextOf } from './check-context.ts'
import type { Handlers } from './handlers.ts'
import { countMatching } from './matching-contacts.ts'
import { found } from './record-id.ts'
import { Refusal, shownProblem } from './refusal.ts'

export const draftHandlers = (
  context: Context,
): Handlers<'readDraft' | 'saveDraft' | 'discardDraft' | 'checkFlow'> => ({
  readDraft: async ({ params }) => showDraft(found(await context.store.flows.readDraft(params.id))),
  saveDraft: async ({ params, body, caller }) => {
    found(await context.store.flows.get(params.id))
    const document = readDocument(body.document)
    const draft = { document, revision: body.revision, ...authorOf(caller, context) }
    const saved = await notStale(context.store.flows.saveDraft(params.id, draft))
    context.stream.publish('flow', params.id)
    return showDraft(saved)
  },
  discardDraft: async ({ params, caller }) => {
    found(await context.store.flows.get(params.id))
    const draft = await context.store.flows.discardDraft(params.id, authorOf(caller, context))
    if (!draft) throw new Refusal('flow/not-published')
    context.stream.publish('flow', params.id)
    return showDraft(draft)
  },
  checkFlow: async ({ params, body }) => {
    const given: unknown = body.document ?? found(await context.store.flows.readDraft(params.id)).document
    const { problems, document } = await judgeDraft(context, params.id, given)
    const matching = document ? await countMatching(document, context) : 0
    return { problems: problems.map(shownProblem), matching }
  },
})

export const showDraft = (draft: Draft): ResponseOf<'readDraft'> => ({ ...draft, document: { ...draft.document } })

/** A drawing from outside, perhaps unfinished; a refusal with what makes it unreadable. */
export function readDocument(json: unknown): FlowDocument {
  const reading = readDraft(json)
  if (!reading.ok) throw new Refusal('flow/invalid', { problems: reading.problems })
  return reading.value
}

/** Refuses what was made from an older draft, with what is stored now. */
export async function notStale<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    if (error instanceof StaleDraftError) throw new Refusal('flow/stale-draft', { current: error.current })
    throw error
  }
}

interface Judged {
  problems: Problem[]
  /** Complete and fit to be published; `null` when it is not. */
  document: FlowDocument | null
}

/** What stands in the way of publishing a draft. */
export async function judgeDraft(context: Context, flowId: string, given: unknown): Promise<Judged> {
  const draft = readDraft(given)
  if (!draft.ok) return { problems: draft.problems, document: null }
  const problems = checkFlow(draft.value, await checkContextOf(context, flowId))
  const flow = readFlow(draft.value)
  return { problems, document: flow.ok && isPublishable(problems) ? flow.value : null }
}

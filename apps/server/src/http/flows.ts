import { emptyFlow } from '@etape/flow'
import type { Context } from '../context.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { readDocument } from './drafts.ts'
import { authorOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { languageOf } from './language.ts'
import { found } from './record-id.ts'
import { documentOfTemplate } from './templates.ts'

export const flowHandlers = (
  context: Context,
): Handlers<'listFlows' | 'createFlow' | 'readFlow' | 'updateFlow' | 'duplicateFlow'> => ({
  listFlows: async ({ query }) => ({ rows: await context.store.flows.list(query) }),
  createFlow: async (asked) => {
    const { name, description, document, template } = asked.body
    const given =
      template === undefined
        ? readDocument(document ?? emptyFlow)
        : await documentOfTemplate(context, template, languageOf(asked))
    const flow = await context.store.flows.create({
      name,
      description,
      document: given,
      ...authorOf(asked.caller, context),
    })
    context.stream.publish('flow', flow.id)
    return flow
  },
  readFlow: async ({ params }) => found(await context.store.flows.get(params.id)),
  updateFlow: async ({ params, body, caller }) => {
    const flow = found(await context.store.flows.update(params.id, { ...body, ...authorOf(caller, context) }))
    await takeUpDefinitions(context, 'flow', flow.id)
    return flow
  },
  duplicateFlow: async ({ params, body, caller }) => {
    const { name, description } = found(await context.store.flows.get(params.id))
    const { document } = found(await context.store.flows.readDraft(params.id))
    const tests = await context.store.flowTests.list(params.id)
    const copy = { name: body.name ?? `${name} (2)`, description, document, tests, ...authorOf(caller, context) }
    const flow = await context.store.flows.create(copy)
    context.stream.publish('flow', flow.id)
    return flow
  },
})

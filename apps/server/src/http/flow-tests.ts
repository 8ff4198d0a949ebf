import type { ResponseOf } from '@etape/contract'
import { mostTests } from '@etape/flow'
import type { FlowTestRow } from '@etape/store'
import type { Context } from '../context.ts'
import { runTests, surroundingsOf } from '../flow-tests/run-tests.ts'
import { authorOf } from './caller.ts'
import { readDocument } from './drafts.ts'
import type { Handlers } from './handlers.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal, shownPhrase } from './refusal.ts'

type FlowTestRoute = 'listFlowTests' | 'keepFlowTest' | 'changeFlowTest' | 'removeFlowTest' | 'runFlowTests'

export const flowTestHandlers = (context: Context): Handlers<FlowTestRoute> => ({
  listFlowTests: async ({ params }) => ({ rows: (await testsOf(context, params.id)).map(showTest) }),
  keepFlowTest: async ({ params, body, caller }) => {
    const known = await testsOf(context, params.id)
    if (known.length >= mostTests) throw new Refusal('flow/too-many-tests')
    const [kept] = await context.store.flowTests.add(params.id, [body], authorOf(caller, context))
    context.stream.publish('flow', params.id)
    return showTest(found(kept ?? null))
  },
  changeFlowTest: async ({ params, body: { name, script, expects }, caller }) => {
    const at = { flow: params.id, id: readId(params.test) }
    const values = { ...(name !== undefined && { name }), ...(script && { script }), ...(expects && { expects }) }
    const changed = found(await context.store.flowTests.change(at, values, authorOf(caller, context)))
    context.stream.publish('flow', params.id)
    return showTest(changed)
  },
  removeFlowTest: async ({ params }) => {
    const at = { flow: params.id, id: readId(params.test) }
    if (!(await context.store.flowTests.remove(at))) throw new Refusal('request/not-found')
    context.stream.publish('flow', params.id)
    return null
  },
  runFlowTests: async ({ params, body }) => {
    const tests = await testsOf(context, params.id)
    const given: unknown = body.document ?? found(await context.store.flows.readDraft(params.id)).document
    const runs = await runTests(tests, readDocument(given), surroundingsOf(context.definitions.current()))
    return {
      results: runs.map(({ test, breaks }) => ({
        test: showId(test.id),
        name: test.name,
        breaks: breaks.map(({ node, message }) => ({ node, message: shownPhrase(message) })),
      })),
    }
  },
})

async function testsOf({ store }: Context, flow: string): Promise<FlowTestRow[]> {
  const { id } = found(await store.flows.get(flow))
  return store.flowTests.list(id)
}

const showTest = ({ id, expects, ...test }: FlowTestRow): ResponseOf<'keepFlowTest'> => ({
  ...test,
  id: showId(id),
  expects: [...expects],
})

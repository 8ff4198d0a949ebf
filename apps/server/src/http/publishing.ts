import type { FlowDocument } from '@etape/flow'
import type { FlowRow } from '@etape/store'
import type { Context } from '../context.ts'
import { hasFailed, problemsOfTests, runTests, surroundingsOf } from '../flow-tests/run-tests.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { migrateAs } from '../versions/migrate.ts'
import { choicesByVersion, problemsOf } from '../versions/plan.ts'
import { authorOf, causeOf } from './caller.ts'
import { reviewDates } from './dated-triggers.ts'
import { judgeDraft, notStale } from './drafts.ts'
import { enrolMatching } from './enrolment.ts'
import { holdRule } from './holds.ts'
import type { Handlers } from './handlers.ts'
import { found } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showVersion } from './show-flows.ts'

export const publishingHandlers = (
  context: Context,
): Handlers<'publishFlow' | 'pauseFlow' | 'resumeFlow' | 'archiveFlow' | 'readOverdue'> => ({
  publishFlow: async ({ params, body, caller }) => {
    const flow = found(await context.store.flows.get(params.id))
    if (flow.status === 'archived') throw new Refusal('flow/wrong-status', { detail: 'The flow is archived.' })
    if (flow.status === 'paused' && body.enrolMatching) {
      throw new Refusal('flow/wrong-status', { detail: 'A paused flow takes nobody in.' })
    }
    const document = await publishableDraft(context, flow.id, body.revision)
    const failedTests = await checkTests(context, { flow: flow.id, document, despiteTests: body.despiteTests })
    const problems = problemsOf(body.migration, document)
    if (problems.length > 0) throw new Refusal('flow/migration-invalid', { problems })
    const migrate = migrateAs(context, choicesByVersion(body.migration), causeOf(caller))
    const hold = holdRule(body.hold, context.clock.now())
    const { revision, note } = body
    const asked = { revision, note, failedTests, hold, migrate, ...authorOf(caller, context) }
    const { migrated, ...version } = await notStale(context.store.flows.publish(flow.id, asked))
    await context.hooks.provide(flow.id, document)
    await takeUpDefinitions(context, 'flow', flow.id)
    await reviewDates(context, document, causeOf(caller))
    const enrolled = body.enrolMatching
      ? await enrolMatching(context, { flow: flow.id, document, perMinute: body.enrolPerMinute }, caller)
      : 0
    const published = found(await context.store.flows.get(flow.id))
    return { flow: published, version: showVersion(version), enrolled, migrated }
  },
  pauseFlow: async ({ params, caller }) => {
    await checkStatus(context, params.id, 'live')
    return moved(context, found(await context.store.flows.pause(params.id, authorOf(caller, context))))
  },
  resumeFlow: async ({ params, body, caller }) => {
    await checkStatus(context, params.id, 'paused')
    const asked = { ...authorOf(caller, context), overdue: body.overdue, cause: causeOf(caller) }
    const flow = await moved(context, found(await context.store.flows.resume(params.id, asked)))
    const live = context.definitions.current().world.flows.get(flow.id)
    if (live) await reviewDates(context, live.current.document, causeOf(caller))
    return flow
  },
  archiveFlow: async ({ params, caller }) => {
    const archived = await context.store.flows.archive(params.id, {
      ...authorOf(caller, context),
      cause: causeOf(caller),
    })
    return moved(context, found(archived))
  },
  readOverdue: async ({ params }) => {
    const { id, pausedAt } = found(await context.store.flows.get(params.id))
    return context.store.flows.countOverdue(id, pausedAt === null ? null : context.clock.now())
  },
})

/** The draft of that revision, read and found publishable; a refusal with what is stored now, or with what is wrong. */
async function publishableDraft(context: Context, id: string, revision: number): Promise<FlowDocument> {
  const draft = found(await context.store.flows.readDraft(id))
  if (draft.revision !== revision) throw new Refusal('flow/stale-draft', { current: draft })
  const { problems, document } = await judgeDraft(context, id, draft.document)
  if (!document) throw new Refusal('flow/unpublishable', { problems })
  return document
}

interface Testing {
  flow: string
  document: FlowDocument
  despiteTests: boolean
}

/** The names of the tests that fail; a refusal with what broke, unless it is to be published all the same. */
async function checkTests(context: Context, { flow, document, despiteTests }: Testing): Promise<string[]> {
  const tests = await context.store.flowTests.list(flow)
  const runs = await runTests(tests, document, surroundingsOf(context.definitions.current()))
  const failed = runs.filter(hasFailed)
  if (failed.length > 0 && !despiteTests)
    throw new Refusal('flow/tests-failed', { problems: problemsOfTests(failed).slice(0, mostProblems) })
  return failed.map(({ test }) => test.name)
}

const mostProblems = 100

async function checkStatus({ store }: Context, id: string, status: FlowRow['status']): Promise<void> {
  const flow = found(await store.flows.get(id))
  if (flow.status !== status) throw new Refusal('flow/wrong-status')
}

async function moved(context: Context, flow: FlowRow): Promise<FlowRow> {
  await takeUpDefinitions(context, 'flow', flow.id)
  context.runtime.wake()
  return flow
}

import type { Context } from '../context.ts'
import { causeOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { found, readId } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showRun, showRunDetail } from './show-flows.ts'
import { showPage } from './shown-page.ts'
import { tellContact } from './write-contact.ts'

export const runHandlers = (context: Context): Handlers<'listRuns' | 'readRun' | 'cancelRun'> => ({
  listRuns: ({ query: { contact, ...query } }) =>
    showPage(
      context.store.runs.list({ ...query, contact: contact === undefined ? undefined : readId(contact) }),
      showRun,
    ),
  readRun: async ({ params }) => showRunDetail(found(await context.store.runs.get(readId(params.id)))),
  cancelRun: async ({ params, caller }) => {
    const run = found(await context.store.runs.get(readId(params.id)))
    if (run.status !== 'waiting') throw new Refusal('run/ended')
    const visit = run.steps.at(-1)?.visit ?? 0
    const act = { type: 'remove', reason: '' } as const
    const content = { type: 'steer-run', runId: run.id, visit, act, cause: causeOf(caller) } as const
    await tellContact(context, run.contact.id, content)
    return showRunDetail(found(await context.store.runs.get(run.id)))
  },
})

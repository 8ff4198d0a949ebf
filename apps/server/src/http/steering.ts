import type { ResponseOf } from '@etape/contract'
import type { RunsMeant, SteeringRow, VisitRow } from '@etape/store'
import type { Context } from '../context.ts'
import { causeOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal, shownPhrase } from './refusal.ts'
import { showCause, showNamed } from './show-records.ts'
import { showPage } from './shown-page.ts'

const shownSteerings = 20

type Names = 'listNodeVisits' | 'planSteering' | 'steerRuns' | 'listSteerings'

export const steeringHandlers = ({ store, clock, steering }: Context): Handlers<Names> => ({
  listNodeVisits: async ({ params: { id, node }, query }) => {
    const flow = found(await store.flows.get(id))
    return showPage(store.steerings.visits(flow.id, { node, ...query }), showVisit)
  },
  planSteering: async ({ params, body }) => {
    const flow = found(await store.flows.get(params.id))
    return store.steerings.plan({ flow: flow.id, act: body.act, meant: readMeant(body.meant) })
  },
  steerRuns: async ({ params, body, caller }) => {
    const flow = found(await store.flows.get(params.id))
    const asked = { flow: flow.id, act: body.act, cause: causeOf(caller), meant: readMeant(body.meant) }
    const { id, plan } = await store.steerings.begin({ ...asked, at: clock.now() })
    if (id === null) throw new Refusal(plan.movedOn > 0 ? 'run/moved-on' : 'steering/nobody')
    steering.start(id)
    const begun = (await store.steerings.list(flow.id, shownSteerings)).find((row) => row.id === id)
    return { plan, steering: showSteering(found(begun)) }
  },
  listSteerings: async ({ params }) => {
    const flow = found(await store.flows.get(params.id))
    return { rows: (await store.steerings.list(flow.id, shownSteerings)).map(showSteering) }
  },
})

function readMeant(meant: Parameters<Handlers['steerRuns']>[0]['body']['meant']): RunsMeant {
  if (meant.type === 'runs') return { runs: meant.runs.map(({ id, visit }) => ({ id: readId(id), visit })) }
  const { type: _, ...behind } = meant
  return { behind }
}

const showVisit = ({ step, contact, run, ...visit }: VisitRow): ResponseOf<'listNodeVisits'>['rows'][number] => ({
  ...visit,
  id: showId(step),
  contact: showNamed(contact),
  run: { ...run, id: showId(run.id), problem: run.problem && shownPhrase(run.problem) },
})

const showSteering = ({
  id,
  flow: _,
  act,
  cause,
  ...row
}: SteeringRow): ResponseOf<'listSteerings'>['rows'][number] => ({
  ...row,
  id: showId(id),
  act: act.type === 'remove' ? { ...act } : act,
  cause: showCause(cause),
})

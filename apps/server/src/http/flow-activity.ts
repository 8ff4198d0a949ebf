import { summariseFeeding } from '@etape/flow'
import type { Context } from '../context.ts'
import type { Handlers } from './handlers.ts'
import { found, readId, showId } from './record-id.ts'

const dayMs = 86_400_000
const shownEnrolments = 50

type Names =
  | 'readFlowActivity'
  | 'readFlowDays'
  | 'readGoalTimes'
  | 'listFlowFeeding'
  | 'listEnrolments'
  | 'cancelEnrolment'

export const flowActivityHandlers = ({ store, clock, definitions }: Context): Handlers<Names> => ({
  readFlowActivity: async ({ query: { days } }) => {
    const from = Math.floor(clock.now() / dayMs) * dayMs - (days - 1) * dayMs
    return { from, rows: await store.flows.enrolledByDay(from) }
  },
  readFlowDays: async ({ params, query: { from = 0, to = clock.now(), version } }) => {
    const { id } = found(await store.flows.get(params.id))
    return { rows: await store.flows.days(id, { from, to, version }) }
  },
  readGoalTimes: async ({ params, query: { from = 0, to = clock.now(), version } }) => {
    const { id } = found(await store.flows.get(params.id))
    return store.flows.goalTimes(id, { from, to, version })
  },
  listFlowFeeding: () => {
    const { flows, segments } = definitions.current().world
    const rows = [...flows.values()].flatMap(({ id, current }) => {
      const feeding = summariseFeeding(id, current.document, segments)
      return feeding ? [{ flow: id, hears: [...feeding.hears], brings: [...feeding.brings] }] : []
    })
    return Promise.resolve({ rows })
  },
  listEnrolments: async ({ params }) => {
    const { id } = found(await store.flows.get(params.id))
    const rows = await store.enrolments.list(id, shownEnrolments)
    return { rows: rows.map(({ flow: _flow, ...row }) => ({ ...row, id: showId(row.id) })) }
  },
  cancelEnrolment: async ({ params: { id: flow, enrolment } }) => ({
    keptOut: found(await store.enrolments.cancel(readId(enrolment), { flow, at: clock.now() })),
  }),
})

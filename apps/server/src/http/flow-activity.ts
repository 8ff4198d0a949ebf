import type { Context } from '../context.ts'
import type { Handlers } from './handlers.ts'
import { found, showId } from './record-id.ts'

const dayMs = 86_400_000
const shownEnrolments = 50

export const flowActivityHandlers = ({
  store,
  clock,
}: Context): Handlers<'readFlowActivity' | 'readFlowDays' | 'listEnrolments'> => ({
  readFlowActivity: async ({ query: { days } }) => {
    const from = Math.floor(clock.now() / dayMs) * dayMs - (days - 1) * dayMs
    return { from, rows: await store.flows.enrolledByDay(from) }
  },
  readFlowDays: async ({ params, query: { from = 0, to = clock.now(), version } }) => {
    const { id } = found(await store.flows.get(params.id))
    return { rows: await store.flows.days(id, { from, to, version }) }
  },
  listEnrolments: async ({ params }) => {
    const { id } = found(await store.flows.get(params.id))
    const rows = await store.enrolments.list(id, shownEnrolments)
    return { rows: rows.map(({ flow: _flow, ...row }) => ({ ...row, id: showId(row.id) })) }
  },
})

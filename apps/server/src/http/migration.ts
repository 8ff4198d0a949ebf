import { kindOf } from '@etape/flow'
import type { Context } from '../context.ts'
import { planPlaces, problemsOf } from '../versions/plan.ts'
import type { Handlers } from './handlers.ts'
import { found } from './record-id.ts'
import { shownProblem } from './refusal.ts'

export const migrationHandlers = (context: Context): Handlers<'planMigration'> => ({
  planMigration: async ({ params, body: { choices } }) => {
    const { document } = found(await context.store.flows.readDraft(params.id))
    const places = await planPlaces(context, params.id, { document, choices })
    const targets = document.nodes.filter(({ type }) => kindOf(type)?.category !== 'trigger')
    return {
      places: places.map(({ node, name, after, ...place }) => ({
        ...place,
        node: { id: node, name },
        dueFromAfter: after.dueFrom,
        dueToAfter: after.dueTo,
        lookedAt: after.lookedAt,
      })),
      targets: targets.map(({ id, name, type }) => ({ id, name: name || (kindOf(type)?.title ?? id) })),
      problems: problemsOf(choices, document).map(shownProblem),
    }
  },
})

import type { FlowDocument } from '@etape/flow'
import type { ContactFilter } from '@etape/store'
import type { Context } from '../context.ts'
import { causeOf, type KeyHolder, type Person } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { matchingContacts } from './matching-contacts.ts'
import { filterOf } from './read-question.ts'
import { found, readId } from './record-id.ts'
import { Refusal } from './refusal.ts'

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

/** Takes in who stands already where the triggers of a flow lead. */
export async function enrolMatching(
  context: Context,
  { flow, document, perMinute }: { flow: string; document: FlowDocument; perMinute?: number | undefined },
  caller: Person | KeyHolder,
): Promise<number> {
  let enrolled = 0
  for (const { node, filter } of matchingContacts(document, context)) {
    enrolled += await context.store.flows.enrol({
      flow,
      node,
      who: { filter },
      doing: doing(context, caller),
      perMinute,
    })
  }
  context.runtime.wake()
  return enrolled
}

const doing = ({ clock }: Context, caller: Person | KeyHolder) => ({ at: clock.now(), cause: causeOf(caller) })

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

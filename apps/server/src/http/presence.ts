import type { Context } from '../context.ts'
import { personOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { found } from './record-id.ts'

export const presenceHandlers = ({
  store,
  presence,
}: Context): Handlers<'listPresence' | 'bePresent' | 'leaveFlow'> => ({
  listPresence: ({ params }) => Promise.resolve({ rows: [...presence.in(params.id)] }),
  bePresent: async ({ params: { id, tab }, body: { node }, caller }) => {
    const person = personOf(caller)
    const flow = found(await store.flows.get(id))
    presence.enter(flow.id, { tab, user: { id: person.id, name: person.name }, node })
    return { rows: [...presence.in(flow.id)] }
  },
  leaveFlow: ({ params: { id, tab } }) => {
    presence.leave(id, tab)
    return Promise.resolve(null)
  },
})

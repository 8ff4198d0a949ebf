import { z } from 'zod'
import { route } from '../route.ts'
import { id, withId } from '../shapes/basics.ts'

const tab = z.string().regex(/^[\w-]{8,40}$/)
const presence = z.object({
  rows: z.array(
    z.object({
      /** One window of theirs. */
      tab,
      user: z.object({ id, name: z.string() }),
      /** The step they have selected. */
      node: id.nullable(),
    }),
  ),
})

export const presenceRoutes = {
  listPresence: route({
    method: 'GET',
    path: '/api/flows/{id}/presence',
    access: 'viewer',
    summary: 'Who has the flow open, at this process of the server',
    params: withId,
    response: presence,
    status: 200,
  }),
  bePresent: route({
    method: 'PUT',
    path: '/api/flows/{id}/presence/{tab}',
    access: 'viewer',
    summary: 'Says that I have the flow open; holds for some seconds, so say it again',
    params: withId.extend({ tab }),
    body: z.strictObject({ node: id.nullable().default(null) }),
    response: presence,
    status: 200,
  }),
  leaveFlow: route({
    method: 'DELETE',
    path: '/api/flows/{id}/presence/{tab}',
    access: 'viewer',
    summary: 'Says that I have closed it',
    params: withId.extend({ tab }),
    response: null,
    status: 204,
  }),
} as const

import { z } from 'zod'
import { route } from '../route.ts'
import { id, time, withId } from '../shapes/basics.ts'

/** The secret address of a trigger; whoever knows it can start the flow. */
export const hook = z.object({
  node: id,
  /** `null` when this server cannot show it; a new one can be made. */
  url: z.string().nullable(),
  createdAt: time,
  lastUsedAt: time.nullable(),
})
export const hookRoutes = {
  listHooks: route({
    method: 'GET',
    path: '/api/flows/{id}/hooks',
    access: 'marketer',
    summary: 'Secret addresses that start the flow, made at publishing',
    params: withId,
    response: z.object({ rows: z.array(hook) }),
    status: 200,
  }),
  renewHook: route({
    method: 'POST',
    path: '/api/flows/{id}/hooks/{node}/renew',
    access: 'marketer',
    summary: 'A new secret address; the old one stops working',
    params: withId.extend({ node: id }),
    response: z.object({ rows: z.array(hook) }),
    status: 200,
  }),
  receiveHook: route({
    method: 'POST',
    path: '/hooks/{secret}',
    access: 'public',
    summary:
      'Starts a flow for the contact the payload names; sent again, told by `webhook-id` or the body’s `id`, it does nothing',
    params: z.object({ secret: z.string().min(1).max(200) }),
    body: z.record(z.string(), z.unknown()),
    bodyType: 'json-or-form',
    response: z.object({ accepted: z.literal(true), duplicate: z.boolean() }),
    status: 202,
    problems: ['flow/wrong-status', 'hook/no-contact'],
  }),
} as const

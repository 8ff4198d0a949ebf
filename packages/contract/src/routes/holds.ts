import { z } from 'zod'
import { route } from '../route.ts'
import { id, page, paging, time, withId } from '../shapes/basics.ts'
import { delivery } from './sending.ts'

const named = z.object({ id, name: z.string() })

/** Whose outgoing messages are held after publishing: those of the first contacts, or of the first minutes. */
export const givenHold = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('contacts'), contacts: z.int().min(1).max(10_000) }),
  z.strictObject({ type: z.literal('minutes'), minutes: z.int().min(1).max(10_080) }),
])
/** A version whose first messages wait for somebody to look at them. */
export const hold = z.object({
  flow: named,
  version: z.int(),
  rule: z.discriminatedUnion('type', [
    z.object({ type: z.literal('contacts'), contacts: z.int() }),
    z.object({ type: z.literal('until'), until: time }),
  ]),
  openedAt: time,
  /** How many contacts it has held so far. */
  contacts: z.int(),
  /** How many messages wait now. */
  held: z.int(),
  /** Whether it may hold more. */
  isOpen: z.boolean(),
})
export const heldMessage = z.object({
  id,
  contact: named.nullable(),
  run: id.nullable(),
  node: named,
  channel: delivery.shape.channel,
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  createdAt: time,
})
/** Those of these ids, or all. */
const which = z.strictObject({ ids: z.array(id).min(1).max(1000).optional() })

export const holdRoutes = {
  listHolds: route({
    method: 'GET',
    path: '/api/holds',
    access: 'viewer',
    summary: 'Versions whose first messages wait for somebody to look at them, or may still',
    query: z.object({ flow: id.optional() }),
    response: z.object({ rows: z.array(hold) }),
    status: 200,
  }),
  listHeldMessages: route({
    method: 'GET',
    path: '/api/flows/{id}/held',
    access: 'viewer',
    summary: 'Messages that wait for somebody to look at them, as they would leave, oldest first',
    params: withId,
    query: paging,
    response: page(heldMessage),
    status: 200,
  }),
  releaseHeld: route({
    method: 'POST',
    path: '/api/flows/{id}/held/release',
    access: 'marketer',
    summary: 'Sends messages that were held, and later ones of their contacts; all of them, and the flow holds no more',
    params: withId,
    body: which,
    response: z.object({ queued: z.int() }),
    status: 200,
  }),
  cancelHeld: route({
    method: 'POST',
    path: '/api/flows/{id}/held/cancel',
    access: 'marketer',
    summary: 'Takes messages back that were held: they are never sent, which is on record',
    params: withId,
    body: which,
    response: z.object({ cancelled: z.int() }),
    status: 200,
  }),
} as const

import { z } from 'zod'
import { route } from '../route.ts'
import { id, label, page, paging, phrase, time, withId } from '../shapes/basics.ts'
import { flowDocument } from '../shapes/flows.ts'

export const delivery = z.object({
  id,
  channel: z.enum(['email', 'notification', 'webhook', 'slack']),
  status: z.enum(['queued', 'held', 'sending', 'sent', 'kept', 'retrying', 'unknown', 'skipped', 'needs-attention']),
  to: z.string(),
  title: z.string(),
  contact: z.object({ id, name: z.string() }).nullable(),
  run: id.nullable(),
  flow: z.object({ id, name: z.string() }).nullable(),
  attempts: z.int(),
  reason: phrase.nullable(),
  createdAt: time,
  nextAttemptAt: time.nullable(),
  doneAt: time.nullable(),
})
export const notification = z.object({
  id,
  title: z.string(),
  body: z.string(),
  contact: z.object({ id, name: z.string() }).nullable(),
  run: id.nullable(),
  at: time,
  readAt: time.nullable(),
})
export const template = z.object({
  id: z.string(),
  name: label,
  description: label,
  document: flowDocument,
  segments: z.array(
    z.object({ id: z.string(), name: label, condition: z.record(z.string(), z.unknown()), exists: z.boolean() }),
  ),
})
export const sendingRoutes = {
  listDeliveries: route({
    method: 'GET',
    path: '/api/deliveries',
    access: 'viewer',
    summary: 'The outbox, newest first',
    query: paging.extend({
      channel: delivery.shape.channel.optional(),
      status: delivery.shape.status.optional(),
      contact: id.optional(),
      run: id.optional(),
      flow: id.optional(),
      node: id.optional(),
    }),
    response: page(delivery),
    status: 200,
  }),
  readDelivery: route({
    method: 'GET',
    path: '/api/deliveries/{id}',
    access: 'viewer',
    summary: 'One message as it was or would have been sent, with its attempts',
    params: withId,
    response: delivery.extend({
      subject: z.string(),
      body: z.string(),
      log: z.array(z.object({ at: time, outcome: z.string(), detail: z.string() })),
    }),
    status: 200,
  }),
  retryDelivery: route({
    method: 'POST',
    path: '/api/deliveries/{id}/retry',
    access: 'marketer',
    summary: 'Tries a message again that needs attention',
    params: withId,
    response: delivery,
    status: 200,
    problems: ['delivery/not-failed'],
  }),
  settleDelivery: route({
    method: 'POST',
    path: '/api/deliveries/{id}/settle',
    access: 'marketer',
    summary: 'Says of a message somebody has looked at that it arrived, or that it need not be sent',
    params: withId,
    body: z.strictObject({ as: z.enum(['arrived', 'let-be']) }),
    response: delivery,
    status: 200,
    problems: ['delivery/not-failed'],
  }),
  retryDeliveries: route({
    method: 'POST',
    path: '/api/deliveries/retry',
    access: 'marketer',
    summary:
      'Tries all messages of a state again, or those of one step; what may have arrived only when asked for by name',
    body: z.strictObject({
      status: z.enum(['needs-attention', 'unknown']),
      flow: id.optional(),
      node: id.optional(),
    }),
    response: z.object({ queued: z.int() }),
    status: 200,
  }),
  listNotifications: route({
    method: 'GET',
    path: '/api/notifications',
    access: 'viewer',
    summary: 'My inbox, newest first',
    query: paging.extend({ unread: z.enum(['true', 'false']).optional() }),
    response: page(notification).extend({ unread: z.int() }),
    status: 200,
  }),
  markNotifications: route({
    method: 'POST',
    path: '/api/notifications/read',
    access: 'viewer',
    summary: 'Marks some or all of mine as read',
    body: z.strictObject({ ids: z.array(id).max(500).optional() }),
    response: z.object({ unread: z.int() }),
    status: 200,
  }),
  listTemplates: route({
    method: 'GET',
    path: '/api/templates',
    access: 'viewer',
    summary: 'Flows to start from',
    response: z.object({ rows: z.array(template) }),
    status: 200,
  }),
} as const

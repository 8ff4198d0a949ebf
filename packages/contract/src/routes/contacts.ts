import { z } from 'zod'
import { route } from '../route.ts'
import { fieldValues, id, page, paging, withId } from '../shapes/basics.ts'
import { change, contact, timelineRow } from '../shapes/records.ts'
import { run } from '../shapes/flows.ts'

export const contactFilter = z.object({
  /** Part of a name, an e-mail address or an external id. */
  q: z.string().max(200).optional(),
  stage: z.string().max(60).optional(),
  status: z.string().max(60).optional(),
  segment: z.string().max(64).optional(),
  owner: z.string().max(64).optional(),
  company: id.optional(),
  /** A condition as JSON text. */
  where: z.string().max(20_000).optional(),
})
export const contactRoutes = {
  listContacts: route({
    method: 'GET',
    path: '/api/contacts',
    access: 'viewer',
    summary: 'Contacts, filtered and sorted, page by page',
    query: contactFilter.extend({
      ...paging.shape,
      sort: z
        .enum(['created_at', 'updated_at', 'last_seen_at', 'last_name', 'email', 'score', 'stage_since'])
        .default('updated_at'),
      order: z.enum(['asc', 'desc']).default('desc'),
    }),
    response: page(contact),
    status: 200,
    problems: ['condition/invalid', 'request/invalid'],
  }),
  createContact: route({
    method: 'POST',
    path: '/api/contacts',
    access: 'marketer',
    summary: 'Creates a contact; answers when its first turn is over',
    body: z.strictObject({ fields: fieldValues }),
    response: contact,
    status: 201,
    problems: ['contact/exists', 'field/invalid'],
  }),
  readContact: route({
    method: 'GET',
    path: '/api/contacts/{id}',
    access: 'viewer',
    summary: 'One contact with the segments it is in, its deals and how long it stood in each stage',
    params: withId,
    response: contact.extend({
      segments: z.array(z.object({ id, name: z.string(), since: z.int() })),
      deals: z.array(
        z.object({
          id,
          name: z.string(),
          amount: z.number().nullable(),
          currency: z.string().nullable(),
          pipeline: z.string(),
          stage: z.string(),
          type: z.enum(['open', 'won', 'lost']),
        }),
      ),
      /** Stages it has stood in, oldest first; `leftAt` is null for the present one. */
      stages: z.array(z.object({ stage: z.string(), enteredAt: z.int(), leftAt: z.int().nullable() })),
    }),
    status: 200,
  }),
  updateContact: route({
    method: 'PATCH',
    path: '/api/contacts/{id}',
    access: 'marketer',
    summary: 'Writes fields of a contact; what was refused is named in `refused`',
    params: withId,
    body: z.strictObject({ fields: fieldValues }),
    response: z.object({ contact, refused: z.array(z.object({ field: z.string(), rule: z.string() })) }),
    status: 200,
    problems: ['field/invalid', 'contact/exists'],
  }),
  deleteContact: route({
    method: 'DELETE',
    path: '/api/contacts/{id}',
    access: 'admin',
    summary: 'Deletes a contact with its personal data; its runs end',
    params: withId,
    response: null,
    status: 204,
  }),
  readTimeline: route({
    method: 'GET',
    path: '/api/contacts/{id}/timeline',
    access: 'viewer',
    summary: 'What happened to a contact, newest first',
    params: withId,
    query: paging.extend({ kinds: z.string().max(200).optional() }),
    response: page(timelineRow),
    status: 200,
  }),
  listContactRuns: route({
    method: 'GET',
    path: '/api/contacts/{id}/runs',
    access: 'viewer',
    summary: 'Runs of a contact, newest first',
    params: withId,
    query: paging,
    response: page(run),
    status: 200,
  }),
  listContactChanges: route({
    method: 'GET',
    path: '/api/contacts/{id}/changes',
    access: 'viewer',
    summary: 'Writes to a contact, also refused ones, newest first',
    params: withId,
    query: paging.extend({ field: z.string().max(60).optional() }),
    response: page(change),
    status: 200,
  }),
  addNote: route({
    method: 'POST',
    path: '/api/contacts/{id}/notes',
    access: 'marketer',
    summary: 'Adds a note to the timeline',
    params: withId,
    body: z.strictObject({ text: z.string().min(1).max(10_000) }),
    response: z.object({ id }),
    status: 201,
  }),
  recordEvent: route({
    method: 'POST',
    path: '/api/contacts/{id}/events',
    access: 'marketer',
    summary: 'Logs an event for a contact by hand',
    params: withId,
    body: z.strictObject({
      name: z.string().min(1).max(200),
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
    response: z.object({ id }),
    status: 201,
  }),
} as const

import { z } from 'zod'
import { fieldValue, fieldValues, id, time } from './basics.ts'

/** `fields` has built-in and custom ones alike, coerced; times as epoch milliseconds. `name` is ready for display. */
export const contact = z.object({
  id,
  version: z.int(),
  name: z.string(),
  company: z.object({ id, name: z.string() }).nullable(),
  fields: fieldValues,
})
export const company = z.object({
  id,
  version: z.int(),
  name: z.string(),
  fields: fieldValues,
  contacts: z.int(),
  openDeals: z.int(),
})
export const deal = z.object({
  id,
  version: z.int(),
  name: z.string(),
  fields: fieldValues,
  company: z.object({ id, name: z.string() }).nullable(),
  contacts: z.array(z.object({ id, name: z.string() })),
})
export const task = z.object({
  id,
  type: z.enum(['call', 'email', 'meeting', 'to-do']),
  title: z.string().min(1).max(300),
  notes: z.string().max(10_000),
  dueAt: time.nullable(),
  priority: z.enum(['low', 'normal', 'high']),
  assignee: z.object({ id, name: z.string() }).nullable(),
  contact: z.object({ id, name: z.string() }).nullable(),
  company: z.object({ id, name: z.string() }).nullable(),
  deal: z.object({ id, name: z.string() }).nullable(),
  doneAt: time.nullable(),
  createdAt: time,
})
/** Who or what did it: `by` and what names it; shapes as `Cause` in the crm package. */
export const cause = z.looseObject({ by: z.string() })
export const change = z.object({
  id,
  record: z.enum(['contact', 'company', 'deal']),
  recordId: id,
  field: z.string(),
  before: fieldValue,
  after: fieldValue,
  outcome: z.enum(['accepted', 'refused', 'superseded']),
  rule: z.string().nullable(),
  cause,
  at: time,
})
/** The result tree of a condition: groups with `of`, lines with what was compared and what was found. */
export const verdictTree = z.looseObject({ holds: z.boolean() })
/** One row of a contact's history, newest first. `kind` tells which of the details is there. */
export const timelineRow = z.object({
  id,
  at: time,
  kind: z.enum(['event', 'change', 'segment', 'run', 'message', 'deal', 'task', 'note']),
  event: z.object({ name: z.string(), properties: z.record(z.string(), z.unknown()) }).optional(),
  change: change.optional(),
  segment: z
    .object({ id, name: z.string(), moved: z.enum(['entered', 'left']), verdict: verdictTree.nullable(), cause })
    .optional(),
  run: z
    .object({
      id,
      flow: id,
      flowName: z.string(),
      moved: z.enum(['started', 'ended', 'failed']),
      outcome: z.string().nullable(),
    })
    .optional(),
  message: z.object({ delivery: id, channel: z.string(), title: z.string(), status: z.string() }).optional(),
  deal: z
    .object({ id, name: z.string(), amount: z.number().nullable(), stage: z.string(), pipeline: z.string(), cause })
    .optional(),
  task: z.object({ id, title: z.string(), done: z.boolean() }).optional(),
  note: z.object({ text: z.string(), author: cause }).optional(),
})

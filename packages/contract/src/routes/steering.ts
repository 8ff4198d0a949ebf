import { z } from 'zod'
import { route } from '../route.ts'
import { id, page, paging, time, withId } from '../shapes/basics.ts'
import { run } from '../shapes/flows.ts'
import { cause } from '../shapes/records.ts'

const visitSort = z.enum(['waiting', 'visited', 'left', 'failed'])
const behindNumber = <Moment extends z.ZodType>(moment: Moment) => ({
  sort: visitSort,
  /** Of those who left, by which outlet; by any unless given. */
  outlet: z.string().max(64).optional(),
  version: moment.optional(),
  /** Part of the contact's name or e-mail address. */
  q: z.string().max(200).optional(),
  /** Whole UTC days, as of the numbers; who waits does so now, whatever the period. */
  from: moment.optional(),
  to: moment.optional(),
})

/** One visit of one run to a node, and how that run stands now. */
export const nodeVisit = z.object({
  id,
  contact: z.object({ id, name: z.string() }),
  version: z.int(),
  at: time,
  leftAt: time.nullable(),
  leftBy: z.string().nullable(),
  state: z.enum(['waiting', 'left', 'ended', 'failed']),
  run: run
    .pick({ id: true, status: true, outcome: true, node: true, wakeAt: true, problem: true })
    .extend({ visit: z.int() }),
})

/** What is done by hand to runs that stand somewhere. */
export const runAct = z.discriminatedUnion('type', [
  /** As if the time they wait for were over. */
  z.strictObject({ type: z.literal('skip-wait') }),
  /** To another node of the version they are on; its step is taken anew. */
  z.strictObject({ type: z.literal('move'), to: id }),
  z.strictObject({ type: z.literal('remove'), reason: z.string().max(500).default('') }),
  /** Failed runs take their step anew. */
  z.strictObject({ type: z.literal('retry') }),
])

/** Runs as they were seen, each at the visit it stood at, or all behind a number. */
const runsMeant = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('runs'),
    runs: z
      .array(z.strictObject({ id, visit: z.int().min(1) }))
      .min(1)
      .max(1000),
  }),
  z.strictObject({ type: z.literal('behind'), node: id, ...behindNumber(z.int()) }),
])

const steeringPlan = z.object({
  /** How many runs are meant, and to how many of them it can be done. */
  meant: z.int(),
  fitting: z.int(),
  /** The others: they wait or failed where they should not, are over, moved on since they were seen, or their version has no such step. */
  waiting: z.int(),
  failed: z.int(),
  ended: z.int(),
  movedOn: z.int(),
  withoutStep: z.int(),
})

const steering = z.object({
  id,
  act: runAct,
  cause,
  total: z.int(),
  /** How many have been told, or were found to have moved on. */
  told: z.int(),
  missed: z.int(),
  /** How many of those told have not had their turn yet. */
  waiting: z.int(),
  createdAt: time,
  done: z.boolean(),
})

const steered = z.strictObject({ act: runAct, meant: runsMeant })

export const steeringRoutes = {
  listNodeVisits: route({
    method: 'GET',
    path: '/api/flows/{id}/nodes/{node}/visits',
    access: 'viewer',
    summary: 'The contacts behind a number on a step, newest runs first',
    params: withId.extend({ node: id }),
    query: paging.extend(behindNumber(z.coerce.number().int())),
    response: page(nodeVisit),
    status: 200,
  }),
  planSteering: route({
    method: 'POST',
    path: '/api/flows/{id}/steering/plan',
    access: 'marketer',
    summary: 'To how many runs something would be done by hand; nothing is changed',
    params: withId,
    body: steered,
    response: steeringPlan,
    status: 200,
  }),
  steerRuns: route({
    method: 'POST',
    path: '/api/flows/{id}/steering',
    access: 'marketer',
    summary:
      'Skips waits, moves runs, takes them out or tries them again, in the background; their history says who did',
    params: withId,
    body: steered,
    response: z.object({ plan: steeringPlan, steering }),
    status: 202,
    problems: ['run/moved-on', 'steering/nobody'],
  }),
  listSteerings: route({
    method: 'GET',
    path: '/api/flows/{id}/steering',
    access: 'viewer',
    summary: 'What was done by hand to many runs, and how far that is; newest first',
    params: withId,
    response: z.object({ rows: z.array(steering) }),
    status: 200,
  }),
} as const

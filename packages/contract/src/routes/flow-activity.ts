import { z } from 'zod'
import { route } from '../route.ts'
import { id, time, withId } from '../shapes/basics.ts'
import { enrolmentState } from '../shapes/flows.ts'

const moment = z.coerce.number().int()
export const flowActivityRoutes = {
  readFlowActivity: route({
    method: 'GET',
    path: '/api/flows/activity',
    access: 'viewer',
    summary: 'How many came into each flow on each of the last days, UTC; days without any are left out',
    query: z.object({ days: z.coerce.number().int().min(1).max(366).default(14) }),
    response: z.object({ from: time, rows: z.array(z.object({ flow: id, day: time, enrolled: z.int() })) }),
    status: 200,
  }),
  readFlowDays: route({
    method: 'GET',
    path: '/api/flows/{id}/days',
    access: 'viewer',
    summary: 'What came about in a flow, day by day in UTC; days without anything are left out',
    params: withId,
    query: z.object({ from: moment.optional(), to: moment.optional(), version: moment.optional() }),
    response: z.object({
      rows: z.array(z.object({ day: time, enrolled: z.int(), failed: z.int(), ended: z.record(z.string(), z.int()) })),
    }),
    status: 200,
  }),
  readGoalTimes: route({
    method: 'GET',
    path: '/api/flows/{id}/goal-times',
    access: 'viewer',
    summary: 'How long contacts took from coming in to the goal, of those who reached it in a period',
    params: withId,
    query: z.object({ from: moment.optional(), to: moment.optional(), version: moment.optional() }),
    response: z.object({
      count: z.int(),
      /** Milliseconds that a quarter, half and three quarters of them needed at most; `null` when nobody got there. */
      quartiles: z.object({ lower: z.int(), median: z.int(), upper: z.int() }).nullable(),
      /** How many needed at least `from` and less than `to`; the last has no end. */
      spans: z.array(z.object({ from: z.int(), to: z.int().nullable(), count: z.int() })),
    }),
    status: 200,
  }),
  listFlowFeeding: route({
    method: 'GET',
    path: '/api/flows/feeding',
    access: 'viewer',
    summary: 'What published flows start by and what they bring about; the check finds circles across flows with it',
    response: z.object({
      rows: z.array(z.object({ flow: id, hears: z.array(z.string()), brings: z.array(z.string()) })),
    }),
    status: 200,
  }),
  listEnrolments: route({
    method: 'GET',
    path: '/api/flows/{id}/enrolments',
    access: 'viewer',
    summary: 'Contacts that were brought in together, and how far that is; newest first',
    params: withId,
    response: z.object({ rows: z.array(enrolmentState) }),
    status: 200,
  }),
  cancelEnrolment: route({
    method: 'POST',
    path: '/api/flows/{id}/enrolments/{enrolment}/cancel',
    access: 'marketer',
    summary: 'Keeps out who has not gone in yet; who is in stays',
    params: withId.extend({ enrolment: id }),
    response: z.object({ keptOut: z.int() }),
    status: 200,
  }),
} as const

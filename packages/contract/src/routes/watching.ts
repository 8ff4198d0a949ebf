import { z } from 'zod'
import { route } from '../route.ts'
import { id, phrase, time, withId } from '../shapes/basics.ts'
import { hold } from './holds.ts'
import { delivery } from './sending.ts'

const named = z.object({ id, name: z.string() })
const step = { flow: named, node: named }

const pausedStep = z.object({
  ...step,
  pausedAt: time,
  /** How many contacts had been tried, and for how many of them it failed. */
  contacts: z.int(),
  failed: z.int(),
  /** What the other side said last. */
  detail: z.string(),
  /** Messages that wait for it to go on. */
  held: z.int(),
})

export const watchingRoutes = {
  listPausedSteps: route({
    method: 'GET',
    path: '/api/paused-steps',
    access: 'viewer',
    summary: 'Steps that send nothing for the time being because they failed for too many contacts',
    response: z.object({ rows: z.array(pausedStep) }),
    status: 200,
  }),
  resumeStep: route({
    method: 'POST',
    path: '/api/paused-steps/resume',
    access: 'marketer',
    summary: 'Lets a paused step go on and sends what was held',
    body: z.strictObject({ flow: id, node: id, alsoFailed: z.boolean().default(false) }),
    response: z.object({ queued: z.int() }),
    status: 200,
    problems: ['step/not-paused'],
  }),
  resumeRun: route({
    method: 'POST',
    path: '/api/runs/{id}/resume',
    access: 'marketer',
    summary: 'Takes a failed run on from the step it failed at',
    params: withId,
    response: z.object({ status: z.enum(['waiting', 'ended', 'failed']) }),
    status: 200,
    problems: ['run/not-failed'],
  }),
  resumeRuns: route({
    method: 'POST',
    path: '/api/runs/resume',
    access: 'marketer',
    summary: 'Takes all failed runs of a flow on, or those that failed at one step',
    body: z.strictObject({ flow: id, node: id.optional() }),
    response: z.object({ resumed: z.int() }),
    status: 200,
  }),
  readStuck: route({
    method: 'GET',
    path: '/api/stuck',
    access: 'viewer',
    summary: 'Everything that does not go on by itself',
    response: z.object({
      at: time,
      /** Since when the workspace takes no turns and sends nothing, having been restored; `null` when it is at work. */
      standstill: z.object({ since: time, isEnding: z.boolean() }).nullable(),
      /** Contacts whose turn is late. */
      overdue: z.array(z.object({ contact: named, dueAt: time })),
      /** Contacts whose turn cannot be taken, and why. */
      setAside: z.array(z.object({ contact: named, problem: phrase, at: time })),
      setAsideCount: z.int(),
      failedRuns: z.array(z.object({ ...step, runs: z.int() })),
      pausedSteps: z.array(pausedStep),
      /** Flows whose first messages wait for somebody to look at them. */
      holds: z.array(hold),
      /** Messages that are being sent for longer than any can take. */
      sending: z.array(delivery),
      needsAttention: z.int(),
      unknown: z.int(),
      workers: z.array(z.object({ host: z.string(), startedAt: time, beatAt: time, isSilent: z.boolean() })),
    }),
    status: 200,
  }),
  endStandstill: route({
    method: 'POST',
    path: '/api/standstill/end',
    access: 'admin',
    summary: 'Lets a restored workspace go on; what it would have sent meanwhile is kept as possibly sent',
    response: null,
    status: 204,
    problems: ['standstill/over'],
  }),
  retryContacts: route({
    method: 'POST',
    path: '/api/stuck/contacts',
    access: 'marketer',
    summary: 'Takes the turns of contacts again that were set aside',
    body: z.strictObject({ ids: z.array(id).min(1).max(500) }),
    response: z.object({ retried: z.int() }),
    status: 200,
  }),
}

import { z } from 'zod'
import { id, phrase, time } from './basics.ts'
import { cause, change, verdictTree } from './records.ts'

export const flowStatus = z.enum(['draft', 'live', 'paused', 'archived'])
export const flowCounts = z.object({ enrolled: z.int(), waiting: z.int(), ended: z.int(), failed: z.int() })
export const flow = z.object({
  id,
  name: z.string().min(1).max(200),
  description: z.string().max(2000),
  status: flowStatus,
  /** Empty for none. */
  folder: z.string().max(200),
  tags: z.array(z.string().min(1).max(60)).max(20),
  owner: z.object({ id, name: z.string() }).nullable(),
  /** Since when it is paused. */
  pausedAt: time.nullable(),
  /** Number of the version that takes contacts in; `null` before the first publish. */
  version: z.int().nullable(),
  publishedAt: time.nullable(),
  /** Whether the draft differs from the published version. */
  changed: z.boolean(),
  updatedAt: time,
  updatedBy: z.string(),
  counts: flowCounts,
})
/** The drawing: shapes as `FlowDocument` in the flow package, checked by `readFlow`. */
export const flowDocument = z.looseObject({
  format: z.literal(2),
  nodes: z.array(z.unknown()),
  edges: z.array(z.unknown()),
  notes: z.array(z.unknown()),
  groups: z.array(z.unknown()),
})
/** A drawing of any format there has been; older ones are brought up to date. */
export const givenDocument = z.looseObject({ format: z.int() })
export const draft = z.object({ document: flowDocument, revision: z.int(), savedAt: time, savedBy: z.string() })
export const flowVersion = z.object({
  id,
  number: z.int(),
  publishedAt: time,
  publishedBy: z.string(),
  note: z.string(),
  /** Names of tests that failed when it was published all the same. */
  failedTests: z.array(z.string()),
  nodes: z.int(),
  /** Runs that still stand on it. */
  waiting: z.int(),
})
/** A draft kept under a name. */
export const savePoint = z.object({
  id,
  name: z.string().min(1).max(200),
  nodes: z.int(),
  savedAt: time,
  savedBy: z.string(),
})
/** Contacts on their way into a flow. */
export const enrolmentState = z.object({
  id,
  node: id.nullable(),
  total: z.int(),
  /** How many have been told to go in; those at a rate go in at their moment. */
  written: z.int(),
  perMinute: z.int().nullable(),
  createdAt: time,
  endsAt: time,
  done: z.boolean(),
  /** How many of those told have not had their turn yet. */
  waiting: z.int(),
  cancelledAt: time.nullable(),
  /** How many did not go in because it was cancelled. */
  keptOut: z.int(),
})
export const nodeStats = z.object({
  node: id,
  visited: z.int(),
  waiting: z.int(),
  failed: z.int(),
  left: z.record(z.string(), z.int()),
})
export const run = z.object({
  id,
  flow: z.object({ id, name: z.string() }),
  version: z.int(),
  contact: z.object({ id, name: z.string() }),
  status: z.enum(['waiting', 'ended', 'failed']),
  outcome: z.string().nullable(),
  node: z.object({ id, name: z.string() }),
  wakeAt: time.nullable(),
  problem: phrase.nullable(),
  startedAt: time,
  endedAt: time.nullable(),
})
export const step = z.object({
  id,
  node: id,
  kind: z.string(),
  visit: z.int(),
  at: time,
  leftAt: time.nullable(),
  leftBy: z.string().nullable(),
  state: z.enum(['waiting', 'left', 'ended', 'failed']),
  verdicts: z.array(verdictTree),
  note: phrase.nullable(),
  changes: z.array(change),
  deliveries: z.array(z.object({ id, channel: z.string(), title: z.string(), status: z.string() })),
})
/** A run with all it takes to show it: the version it went through, why it started, each step. */
export const runDetail = run.extend({
  document: flowDocument,
  start: z.object({ node: id, cause, because: phrase, verdict: verdictTree.nullable() }),
  waiting: z.looseObject({ type: z.string() }).nullable(),
  steps: z.array(step),
})

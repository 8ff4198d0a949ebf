import { z } from 'zod'
import { route } from '../route.ts'
import { id, problems, time, withId } from '../shapes/basics.ts'
import { draft, flowDocument, savePoint } from '../shapes/flows.ts'

/** What becomes of those who wait at one place of an older version. */
export const migrationChoice = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('finish') }),
  z.strictObject({
    type: z.literal('move'),
    /** A node of the new version. */
    to: id,
    /** Whether time waited counts, the wait begins anew, or the step is taken as if just reached. */
    timing: z.enum(['keep-elapsed', 'restart', 're-evaluate']).default('keep-elapsed'),
  }),
  z.strictObject({ type: z.literal('leave'), reason: z.string().max(200).default('') }),
])
export const placeChoice = z.strictObject({
  version: z.int(),
  node: id,
  choice: migrationChoice,
})
export const migrated = z.object({ finishing: z.int(), moved: z.int(), left: z.int() })
/** Where somebody waits, and what would become of them. */
export const waitingPlace = z.object({
  version: z.int(),
  node: z.object({ id, name: z.string() }),
  kind: z.string(),
  waiting: z.int(),
  /** What became of the node in the draft. */
  state: z.enum(['same', 'changed', 'removed']),
  /** When the first and the last of them go on by themselves; `null` when nothing but something that happens moves them. */
  dueFrom: time.nullable(),
  dueTo: time.nullable(),
  /** As asked, else what is best. */
  choice: migrationChoice,
  /** The same dates after the choice. */
  dueFromAfter: time.nullable(),
  dueToAfter: time.nullable(),
  /** How many of them the dates after the choice were worked out for: all, or of very many the first 2,000. */
  lookedAt: z.int(),
})
const fieldChange = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })
const node = z.looseObject({ id, type: z.string(), name: z.string() })
const edge = z.object({ from: id, outlet: z.string(), to: id })
/** What was done to a flow between two drawings. */
export const flowComparison = z.object({
  added: z.array(node),
  removed: z.array(node),
  changed: z.array(z.object({ before: node, after: node, fields: z.array(fieldChange) })),
  edgesAdded: z.array(edge),
  edgesRemoved: z.array(edge),
  settings: z.array(fieldChange),
})
const number = z.coerce.number().int().min(1)
export const versionRoutes = {
  planMigration: route({
    method: 'POST',
    path: '/api/flows/{id}/migration',
    access: 'marketer',
    summary: 'Who waits where in older versions, and what publishing the draft would make of them; nothing is changed',
    params: withId,
    body: z.strictObject({ choices: z.array(placeChoice).max(1000).default([]) }),
    response: z.object({
      places: z.array(waitingPlace),
      /** Nodes of the draft one can move to. */
      targets: z.array(z.object({ id, name: z.string() })),
      problems,
    }),
    status: 200,
    problems: ['flow/invalid'],
  }),
  compareVersions: route({
    method: 'GET',
    path: '/api/flows/{id}/compare',
    access: 'viewer',
    summary: 'What differs between two versions, or between one and the draft',
    params: withId,
    query: z.object({ from: number, to: z.union([number, z.literal('draft')]).default('draft') }),
    response: flowComparison,
    status: 200,
  }),
  restoreVersion: route({
    method: 'POST',
    path: '/api/flows/{id}/versions/{number}/restore',
    access: 'marketer',
    summary: 'Puts the draft back to a version; publishing it goes back to that version',
    params: withId.extend({ number }),
    response: draft,
    status: 200,
  }),
  listSavePoints: route({
    method: 'GET',
    path: '/api/flows/{id}/save-points',
    access: 'viewer',
    summary: 'Drafts kept under a name, newest first',
    params: withId,
    response: z.object({ rows: z.array(savePoint) }),
    status: 200,
  }),
  keepDraft: route({
    method: 'POST',
    path: '/api/flows/{id}/save-points',
    access: 'marketer',
    summary: 'Keeps the draft as it is now under a name',
    params: withId,
    body: z.strictObject({ name: savePoint.shape.name }),
    response: savePoint,
    status: 201,
  }),
  readSavePoint: route({
    method: 'GET',
    path: '/api/flows/{id}/save-points/{savePoint}',
    access: 'viewer',
    summary: 'The drawing that was kept',
    params: withId.extend({ savePoint: id }),
    response: savePoint.extend({ document: flowDocument }),
    status: 200,
  }),
  readOverdue: route({
    method: 'GET',
    path: '/api/flows/{id}/overdue',
    access: 'viewer',
    summary: 'How many waits ran out while the flow was paused',
    params: withId,
    response: z.object({ overdue: z.int(), waiting: z.int() }),
    status: 200,
  }),
} as const

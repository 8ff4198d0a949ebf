import { z } from 'zod'
import { route } from '../route.ts'
import { id, problems } from '../shapes/basics.ts'
import { flow } from '../shapes/flows.ts'

/** A file of flows: its shape is checked when it is read, so that every fault is named. */
const file = z.record(z.string(), z.unknown())
const neededThing = z.object({
  type: z.enum(['field', 'segment', 'stage', 'status', 'pipeline', 'team', 'user', 'flow']),
  key: z.string(),
  name: z.string(),
  /** `there` is used as it is, `new` would be made, `missing` is left for people to choose. */
  state: z.enum(['there', 'new', 'missing']),
  id: id.nullable(),
})
export const flowFileRoutes = {
  exportFlows: route({
    method: 'POST',
    path: '/api/flows/export',
    access: 'viewer',
    summary: 'Flows as one file, drafts or published versions, with the segments, fields and stages they refer to',
    body: z.strictObject({
      flows: z.array(id).min(1).max(200),
      which: z.enum(['draft', 'published']).default('draft'),
    }),
    response: file,
    status: 200,
    problems: ['flow/no-version'],
  }),
  previewFlowImport: route({
    method: 'POST',
    path: '/api/flows/import/preview',
    access: 'marketer',
    summary: 'What bringing a file of flows in would make, use and miss; nothing is written',
    body: file,
    response: z.object({
      things: z.array(neededThing),
      flows: z.array(z.object({ key: z.string(), name: z.string(), nodes: z.int(), problems })),
      problems,
    }),
    status: 200,
    problems: ['flow/file-invalid'],
  }),
  importFlows: route({
    method: 'POST',
    path: '/api/flows/import',
    access: 'marketer',
    summary:
      'Brings a file of flows in as drafts, and makes what they refer to and is not there; new stages, lead statuses, pipelines and teams take an administrator',
    body: file,
    response: z.object({ flows: z.array(flow) }),
    status: 201,
    problems: ['flow/file-invalid', 'session/role-too-weak'],
  }),
} as const

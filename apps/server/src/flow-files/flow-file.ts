import { phrase, readCondition, type Condition, type FieldCatalog, type Problem, type Reading } from '@etape/conditions'
import { field, flow, pipeline, segment, stage, status, team, user } from '@etape/contract'
import { flowTestShape, mostTests, readDraft, type FlowDocument, type FlowTest } from '@etape/flow'
import { z } from 'zod'

// As the ids that are made from names.
const idText = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)

/** Flows with what they refer to, to be kept, shared, and brought into another workspace. */
export const flowFile = z.strictObject({
  etape: z.literal('flows'),
  format: z.literal(1),
  flows: z
    .array(
      z.strictObject({
        /** What the other flows of the file call it. */
        key: idText,
        name: flow.shape.name,
        description: flow.shape.description.default(''),
        document: z.looseObject({}),
        /** What the drawing is tested by. */
        tests: z.array(flowTestShape).max(mostTests).default([]),
      }),
    )
    .min(1)
    .max(200),
  needs: z
    .strictObject({
      fields: z
        .array(field.omit({ builtIn: true, readOnly: true }))
        .max(1000)
        .default([]),
      segments: z
        .array(segment.pick({ name: true, description: true, kind: true, condition: true }).extend({ id: idText }))
        .max(1000)
        .default([]),
      stages: z
        .array(stage.omit({ criteria: true, rank: true, position: true }))
        .max(100)
        .default([]),
      statuses: z
        .array(status.omit({ position: true }))
        .max(100)
        .default([]),
      pipelines: z.array(pipeline).max(100).default([]),
      teams: z
        .array(team.omit({ members: true }))
        .max(500)
        .default([]),
      users: z
        .array(user.pick({ id: true, name: true, email: true }))
        .max(1000)
        .default([]),
      /** Flows that are referred to and not in the file. */
      flows: z
        .array(z.strictObject({ id: z.string().max(64), name: z.string().max(200) }))
        .max(1000)
        .default([]),
    })
    .prefault({}),
})
export type FlowFile = z.output<typeof flowFile>
export type Needs = FlowFile['needs']

/** A flow of a file, its drawing in today's format. */
export interface FiledFlow {
  key: string
  name: string
  description: string
  document: FlowDocument
  tests: readonly FlowTest[]
}

export interface ReadFile {
  flows: FiledFlow[]
  needs: Needs
}

const refused = (code: string, where: string, message: Problem['message']): Problem => ({
  code,
  severity: 'error',
  message,
  where,
})

const mostFaults = 100

/** The flows of a file, older drawings brought up to date; or everything that is wrong with it. Never throws. */
export function readFlowFile(json: unknown): Reading<ReadFile> {
  const parsed = flowFile.safeParse(json)
  if (!parsed.success) {
    const problems = parsed.error.issues
      .slice(0, mostFaults)
      .map(({ path }) => refused('flow-file/invalid', path.join('.'), phrase('This is not as in a file of flows.')))
    return { ok: false, problems }
  }
  const { flows, needs } = parsed.data
  const readings = flows.map(({ document }) => readDraft(document))
  const problems = readings.flatMap((reading, index) =>
    reading.ok ? [] : reading.problems.map((problem) => ({ ...problem, where: `flows.${index}.${problem.where}` })),
  )
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, mostFaults) }
  const read = flows.flatMap((one, index): FiledFlow[] => {
    const reading = readings[index]
    return reading?.ok ? [{ ...one, document: reading.value }] : []
  })
  return { ok: true, value: { flows: read, needs } }
}

/** A segment's condition, or what is wrong with it in this workspace. */
export function conditionIn(json: Record<string, unknown> | null, catalog: FieldCatalog): Reading<Condition | null> {
  return json === null ? { ok: true, value: null } : readCondition(json, catalog)
}

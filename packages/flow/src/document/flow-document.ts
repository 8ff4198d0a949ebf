import { conditionSchema, type Condition } from '@etape/conditions'
import { z } from 'zod'
import { nodeIdPattern } from '../kit/node-frame.ts'
import { nodeKinds } from '../nodes/index.ts'
import { limits } from './limits.ts'

/** The drawing as stored, edited, sent and run: the one truth about a flow. */
export interface FlowDocument {
  format: 1
  nodes: FlowNode[]
  edges: FlowEdge[]
  settings: FlowSettings
}

export interface FlowNode {
  /** `^[a-z][a-z0-9-]{0,39}$`, unique in the flow. */
  id: string
  type: string
  /** What people call it on the canvas; empty for the kind's own sentence. */
  name: string
  config: unknown
  position: { x: number; y: number }
}

export interface FlowEdge {
  from: string
  outlet: string
  to: string
}

export interface FlowSettings {
  /** May a contact come in again? `again-after-leaving` waits for the earlier run to end. */
  entry: 'once' | 'again-after-leaving' | 'every-time'
  /** Higher goes first in a turn; 0 to 100. */
  priority: number
  /** Reached from anywhere: the run ends as `goal-reached`. */
  goal: Condition | null
  /** As goal, but the run ends as `exited`. */
  exit: Condition | null
}

export const entryRules = ['once', 'again-after-leaving', 'every-time'] as const

export const flowSettingsSchema: z.ZodType<FlowSettings> = z.strictObject({
  entry: z.enum(entryRules),
  priority: z.int().min(0).max(100),
  goal: conditionSchema.nullable(),
  exit: conditionSchema.nullable(),
})

const idText = z.string().regex(nodeIdPattern)
export const flowEdgeSchema = z.strictObject({ from: idText, outlet: idText, to: idText })

type SchemasOf<Kinds extends readonly { schema: unknown }[]> = { [Index in keyof Kinds]: Kinds[Index]['schema'] }

const schemasOf = <const Kinds extends readonly { schema: unknown }[]>(kinds: Kinds) =>
  kinds.map((kind) => kind.schema) as SchemasOf<Kinds>

/** A node of any kind, told apart by `type`. */
export const flowNodeSchema = z.discriminatedUnion('type', schemasOf(nodeKinds))

/** A complete flow. For people's mistakes use `readFlow`, which names the node; this one is for the JSON Schema. */
export const flowDocumentSchema = z.strictObject({
  format: z.literal(1),
  nodes: z.array(flowNodeSchema).max(limits.maxNodes),
  edges: z.array(flowEdgeSchema).max(limits.maxEdges),
  settings: flowSettingsSchema,
})

/** A flow with nothing drawn yet. */
export const emptyFlow: FlowDocument = {
  format: 1,
  nodes: [],
  edges: [],
  settings: { entry: 'once', priority: 50, goal: null, exit: null },
}

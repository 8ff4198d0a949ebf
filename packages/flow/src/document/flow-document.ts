import { conditionSchema, durationSchema, type Condition, type Duration } from '@etape/conditions'
import { z } from 'zod'
import { nodeIdPattern } from '../kit/node-frame.ts'
import { nodeKinds } from '../nodes/index.ts'
import { limits } from '../kit/limits.ts'

/** The drawing as stored, edited, sent and run: the one truth about a flow. */
export interface FlowDocument {
  format: 2
  nodes: FlowNode[]
  edges: FlowEdge[]
  settings: FlowSettings
  /** What people wrote on the canvas; nothing runs because of it. */
  notes: FlowNote[]
  /** Frames around steps that belong together; nothing runs because of them. */
  groups: FlowGroup[]
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

interface Drawn {
  /** As of nodes, unique among its like. */
  id: string
  position: { x: number; y: number }
  size: { width: number; height: number }
  colour: NoteColour
}

export interface FlowNote extends Drawn {
  text: string
}

export interface FlowGroup extends Drawn {
  title: string
}

export const noteColours = ['yellow', 'blue', 'green', 'rose', 'grey'] as const
export type NoteColour = (typeof noteColours)[number]

export interface FlowSettings {
  entry: FlowEntry
  /** Nobody comes in for whom this holds. */
  suppress: Condition | null
  /** How many come in within an hour at most; the others wait for their turn. */
  capPerHour: number | null
  /** Flows that a contact leaves on coming in here, or `all` others. */
  leaveOthers: 'all' | readonly string[]
  /** Whether what the flow's own runs do can start it again. */
  startsItself: boolean
  /** Higher goes first in a turn; 0 to 100. */
  priority: number
  /** Reached from anywhere: the run ends as `goal-reached`. */
  goal: Condition | null
  /** As goal, but the run ends as `exited`. */
  exit: Condition | null
  /** How long a run lasts at most; then it ends as `expired`. */
  expiry: Duration | null
}

export const entryRules = ['once', 'again-after-leaving', 'every-time', 'cool-down'] as const
export type EntryRule = (typeof entryRules)[number]

export interface FlowEntry {
  /** May a contact come in again? `again-after-leaving` waits for the earlier run to end, `cool-down` for so long after that. */
  rule: EntryRule
  coolDown: Duration | null
  /**
   * A property of the event that starts the run: the rule holds for each of its values apart, so two carts are two runs. A run that
   * waits for an event hears none that names another value.
   */
  keyedBy: string | null
}

/** What a new flow is set to. */
export const defaultSettings: FlowSettings = {
  entry: { rule: 'once', coolDown: null, keyedBy: null },
  suppress: null,
  capPerHour: null,
  leaveOthers: [],
  startsItself: false,
  priority: 50,
  goal: null,
  exit: null,
  expiry: null,
}

/** Settings of which only some are said, an entry rule perhaps by its name alone. */
export type GivenSettings = Partial<Omit<FlowSettings, 'entry'>> & { entry?: EntryRule | Partial<FlowEntry> }

/** The settings of which some are said, with the others as in a new flow. */
export function completeSettings({ entry, ...given }: GivenSettings = {}): FlowSettings {
  const said = typeof entry === 'string' ? { rule: entry } : entry
  return { ...defaultSettings, ...given, entry: { ...defaultSettings.entry, ...said } }
}

const condition = conditionSchema.nullable()

const flowEntrySchema = z
  .strictObject({
    rule: z.enum(entryRules),
    coolDown: durationSchema.nullable(),
    keyedBy: z.string().min(1).max(200).nullable(),
  })
  .refine(({ rule, coolDown }) => rule !== 'cool-down' || coolDown !== null, {
    path: ['coolDown'],
    error: 'Say how long to wait before a contact can come in again.',
  })

export const flowSettingsSchema: z.ZodType<FlowSettings> = z.strictObject({
  entry: flowEntrySchema,
  suppress: condition,
  capPerHour: z.int().min(1).max(1_000_000).nullable(),
  leaveOthers: z.union([z.literal('all'), z.array(z.string().min(1).max(200)).max(limits.maxFlowsLeft)]),
  startsItself: z.boolean(),
  priority: z.int().min(0).max(100),
  goal: condition,
  exit: condition,
  expiry: durationSchema.nullable(),
})

const idText = z.string().regex(nodeIdPattern)
export const flowEdgeSchema = z.strictObject({ from: idText, outlet: idText, to: idText })

const place = z.number().min(-limits.maxCoordinate).max(limits.maxCoordinate)
const extent = z.number().min(0).max(limits.maxCoordinate)
const drawn = {
  id: idText,
  position: z.strictObject({ x: place, y: place }),
  size: z.strictObject({ width: extent, height: extent }),
  colour: z.enum(noteColours),
}
const unique = (all: readonly { id: string }[]): boolean => new Set(all.map(({ id }) => id)).size === all.length
const uniqueIds = { error: 'Two have the same id.' }

export const flowNotesSchema: z.ZodType<FlowNote[]> = z
  .array(z.strictObject({ ...drawn, text: z.string().max(2000) }))
  .max(limits.maxNotes)
  .refine(unique, uniqueIds)

export const flowGroupsSchema: z.ZodType<FlowGroup[]> = z
  .array(z.strictObject({ ...drawn, title: z.string().max(200) }))
  .max(limits.maxNotes)
  .refine(unique, uniqueIds)

type SchemasOf<Kinds extends readonly { schema: unknown }[]> = { [Index in keyof Kinds]: Kinds[Index]['schema'] }

const schemasOf = <const Kinds extends readonly { schema: unknown }[]>(kinds: Kinds) =>
  kinds.map((kind) => kind.schema) as SchemasOf<Kinds>

/** A node of any kind, told apart by `type`. */
export const flowNodeSchema = z.discriminatedUnion('type', schemasOf(nodeKinds))

/** A complete flow. For people's mistakes use `readFlow`, which names the node; this one is for the JSON Schema. */
export const flowDocumentSchema = z.strictObject({
  format: z.literal(2),
  nodes: z.array(flowNodeSchema).max(limits.maxNodes),
  edges: z.array(flowEdgeSchema).max(limits.maxEdges),
  settings: flowSettingsSchema,
  notes: flowNotesSchema,
  groups: flowGroupsSchema,
})

/** A flow with nothing drawn yet. */
export const emptyFlow: FlowDocument = {
  format: 2,
  nodes: [],
  edges: [],
  settings: defaultSettings,
  notes: [],
  groups: [],
}

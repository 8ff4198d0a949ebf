import type {
  Asking,
  Condition,
  Dependencies,
  EpochMs,
  Facts,
  Field,
  FieldCatalog,
  FieldValues,
} from '@etape/conditions'
import type { CrmSettings, SyncRuleId } from '@etape/crm'
import type { DateTrigger } from '../kit/date-trigger.ts'
import type { FlowDocument } from '../document/flow-document.ts'
import type { NodeKind } from '../kit/node-kind.ts'
import type { RunProblem } from './run.ts'

/** All that turns read and that no turn writes; made anew by `prepareWorld` when a definition changes. */
export interface World {
  catalog: FieldCatalog
  crm: CrmSettings
  /** What a write to a field of the contact or its company brings with it, by the key of the field. */
  fields: Readonly<Record<'contact' | 'company', ReadonlyMap<string, LiveField>>>
  segments: readonly LiveSegment[]
  /** Flows that take contacts in or still have some, by id. */
  flows: ReadonlyMap<string, LiveFlow>
  /** Every version that a run may stand on, by row id. */
  versions: ReadonlyMap<number, FlowVersion>
  /** What personalised texts know of users, by user id: `name`, `email`. */
  owners: ReadonlyMap<string, FieldValues>
  /** Who is in each team. */
  teams: ReadonlyMap<string, readonly string[]>
  /** Names of the events that any of it reads: those a contact's state has to bring. */
  eventsRead: ReadonlySet<string>
  /** Triggers of flows that are live, by the key of the happening they hear. */
  triggers: ReadonlyMap<string, readonly LiveTrigger[]>
  /** Triggers of flows that are live and start when a date comes. */
  datedTriggers: readonly DatedTrigger[]
  /** Flows that let in only so many an hour: turns need `entries`. */
  cappedFlows: ReadonlySet<string>
  /** Whether some step asks `rota`, or `leastLoaded`: turns need them. */
  usesRota: boolean
  usesLoads: boolean
  /** Whether some step gives contacts a company: turns need the company of the contact's e-mail domain. */
  providesCompany: boolean
  /** Row ids of versions whose first messages are held for a look. */
  holding: ReadonlySet<number>
  dynamicSegments: readonly LiveSegment[]
  /** Dynamic segments by what they read: `contact.stage`, `deals`, `event:Signed Up`, `segment:vip`. */
  segmentsReading: ReadonlyMap<string, readonly LiveSegment[]>
  /** Dynamic segments that time alone can change, which says when their contacts are due. */
  timedSegments: readonly LiveSegment[]
  segmentById: ReadonlyMap<string, LiveSegment>
  syncFilters: Readonly<Record<SyncRuleId, Holds | null>>
  /** Conditions and nodes that could not be prepared, such as of a deleted field or an unknown kind; what they belong to stands still. */
  problems: readonly RunProblem[]
}

export type Holds = (facts: Facts, asking: Asking) => boolean

export interface LiveField {
  /** What changes with it, as conditions read it; see `keysOf`. */
  touches: readonly string[]
  /** Whether some trigger of a live flow hears of its changes. */
  isHeard: boolean
}

export interface LiveSegment {
  id: string
  name: string
  kind: 'dynamic' | 'static'
  condition: Condition | null
  /** `null` for a static segment, and for one whose condition cannot be judged. */
  holds: Holds | null
  reads: Dependencies | null
}

export interface LiveFlow {
  id: string
  name: string
  /** Paused flows take nobody in and move nobody on; archived ones take nobody in and let those under way finish. */
  status: 'live' | 'paused' | 'archived'
  /** The version that takes contacts in. */
  current: FlowVersion
  /** Since when it takes contacts in without a break: dates that came before start nothing. Left out: since ever. */
  since?: EpochMs
}

export interface LiveTrigger {
  flow: LiveFlow
  node: PreparedNode
}

export interface DatedTrigger extends LiveTrigger {
  trigger: DateTrigger
  field: Field
}

/** An immutable version, prepared for running by `prepareVersion`. */
export interface FlowVersion {
  id: number
  flow: string
  number: number
  document: FlowDocument
  nodes: ReadonlyMap<string, PreparedNode>
  /** In the order of the document. */
  triggers: readonly PreparedNode[]
  goal: PreparedCondition | null
  exit: PreparedCondition | null
  suppress: PreparedCondition | null
  /** How long a run lasts at most. */
  expiryMs: number | null
  problems: readonly RunProblem[]
}

export interface PreparedNode {
  id: string
  type: string
  /** What people call it; the kind's title when it has no name. */
  name: string
  /** `null` when this version cannot run the node; `problem` says why. */
  kind: NodeKind | null
  config: unknown
  problem: RunProblem | null
  /** Where each wired outlet leads, by outlet id. */
  next: ReadonlyMap<string, string>
  asks: readonly PreparedCondition[]
}

export interface PreparedCondition {
  condition: Condition
  holds: Holds
  reads: Dependencies
  /** What it reads, as changes touch it; see `keysOf`. */
  keys: ReadonlySet<string>
}

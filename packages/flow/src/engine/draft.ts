import { isZone, type EpochMs, type Facts, type FieldValue, type VerdictNode } from '@etape/conditions'
import type { Cause, Change, Contact, Deal, Note, Task } from '@etape/crm'
import { happeningKey, type Happening } from '../kit/happening.ts'
import { everything } from './keys.ts'
import { factsOf, ownBox, type MutableFacts } from './facts.ts'
import type { Membership, NewDelivery, Run, Step } from './run.ts'
import type { CompanyBox, ContactState, Turn, TurnSettings } from './turn.ts'
import type { FlowVersion, LiveFlow, PreparedCondition, World } from './world.ts'

/** What set something off: carried along from inputs through runs, so that circles can be told. */
export interface Origin {
  cause: Cause
  hop: number
  /** Flows whose runs led here, oldest first. */
  through: readonly string[]
  /** Whether runs may start because of it. */
  startsFlows: boolean
}

export interface Occurrence {
  happening: Happening
  origin: Origin
}

/** A run while its contact has a turn. */
export interface LiveRun {
  /** The turn's own copy. */
  run: Run
  created: boolean
  changed: boolean
  flow: LiveFlow | undefined
  version: FlowVersion | undefined
  /** The step it stands at when that was written in this turn. */
  step: Step | null
  /** What it is about to do, and what made it. */
  move: { type: 'arrive' } | { type: 'leave'; by: string; verdicts: readonly VerdictNode[] } | null
  origin: Origin
}

export interface StepRow {
  step: Step
  created: boolean
}

/** The first value a company field had in this turn. */
export interface CompanyWrites {
  before: Record<string, FieldValue>
  stageMoved: boolean
  origin: Origin
}

/** A company while its contact has a turn. */
export interface CompanyDraft {
  box: CompanyBox
  created: boolean
  written: boolean
  writes: CompanyWrites | null
}

/** A deal while its contact has a turn; at the same place in the facts. */
export interface DealDraft {
  deal: Deal
  created: boolean
  written: boolean
  /** Set when others of the deal's contacts have to hear of it. */
  told: { created: boolean; changed: readonly string[]; before: DealPlace | null; origin: Origin } | null
}

export interface DealPlace {
  pipeline: string
  stage: string
}

/** A run's hold on a field for the rest of a round; see `arbitrate`. */
export interface HeldField {
  runId: number
  value: FieldValue
  priority: number
  before: FieldValue
  change: Change | null
  round: number
}

/** A turn in the making. Everything in it belongs to the turn and may be changed, except what `state` holds. */
export interface Draft {
  state: ContactState
  world: World
  settings: TurnSettings
  facts: MutableFacts
  /** Up to when dates have been looked at; `null` before the first. */
  reached: EpochMs | null
  /** The contact's own copy, once something was written. */
  contact: Contact
  contactWritten: boolean
  /** Where the contact belongs now. */
  company: CompanyDraft | null
  /** Every company it belonged to in this turn. */
  companies: CompanyDraft[]
  deals: DealDraft[]
  tasks: Task[]
  notes: Note[]
  events: Turn['events'][number][]
  runs: LiveRun[]
  steps: StepRow[]
  changes: Change[]
  memberships: Membership[]
  deliveries: NewDelivery[]
  later: Turn['later'][number][]
  putOff: Turn['putOff'][number][]
  consumed: number[]
  /** What changed in this round, as keys of `keysOf`, with what changed it last. */
  touched: Map<string, Origin>
  /** Of those, what segments have not looked at yet. */
  unseen: Set<string>
  occurrences: Occurrence[]
  /** How often each flow was started by what runs did, since the last input. */
  startedByRuns: Map<string, number>
  round: number
  held: Map<string, HeldField>
}

const nothingYet: Origin = { cause: { by: 'system', reason: 'time' }, hop: 0, through: [], startsFlows: true }

/** The origin of what happens because time went by. */
export const timePassed: Origin = nothingYet

export function openDraft(state: ContactState, world: World, settings: TurnSettings): Draft {
  const facts = factsOf(state)
  const box = ownBox(state)
  const company = box && openCompany(box)
  return {
    state, world, settings, facts,
    reached: state.turnedAt ?? null,
    contact: state.contact, contactWritten: false,
    company, companies: company ? [company] : [],
    deals: state.deals.map((deal) => ({ deal, created: false, written: false, told: null })), tasks: [], notes: [], events: [],
    runs: state.runs.map((run) => liveRun(run, world)),
    steps: [], changes: [], memberships: [], deliveries: [], later: [], putOff: [], consumed: [],
    touched: new Map(), unseen: new Set(), occurrences: [], startedByRuns: new Map(), round: 0, held: new Map(),
  } // prettier-ignore
}

export const openCompany = (box: CompanyBox): CompanyDraft => ({ box, created: false, written: false, writes: null })

const liveRun = (run: Run, world: World): LiveRun => ({
  run: { ...run },
  created: false,
  changed: false,
  flow: world.flows.get(run.flow),
  version: world.versions.get(run.versionId),
  step: null,
  move: null,
  origin: nothingYet,
})

/** Where the contact's clocks are read: its own time zone, or the workspace's when it has none that exists. */
export function contactZone({ facts, settings }: Pick<Draft, 'facts' | 'settings'>): string {
  const own = facts.contact['time_zone']
  return isZone(own) ? own : settings.zone
}

/** Notes that something changed which conditions may read. */
export function touch(draft: Draft, key: string, origin: Origin): void {
  draft.touched.set(key, origin)
  draft.unseen.add(key)
}

/** Tells triggers and listening runs of something. */
export function raise(draft: Draft, happening: Happening, origin: Origin): void {
  const mayInterestNobody = happening.type === 'field-changed' || happening.type === 'flow-ended'
  if (!mayInterestNobody || draft.world.triggers.has(happeningKey(happening)))
    draft.occurrences.push({ happening, origin })
}

/** Why something that reads these keys has to be looked at, or `null` when it need not. */
export function touchedAmong(draft: Draft, { keys }: Pick<PreparedCondition, 'keys'>): Origin | null {
  for (const [key, origin] of draft.touched) if (keys.has(key)) return origin
  return null
}

export const touchEverything = (draft: Draft, origin: Origin): void => touch(draft, everything, origin)

/** Asks the judge, once what segments say is up to date. */
export const judge = (draft: Draft, condition: PreparedCondition['condition'], facts: Facts = draft.facts) =>
  draft.settings.judge(condition, facts, draft.settings)

/** Whether the run's flow lets it move. */
export const isPaused = ({ flow }: LiveRun): boolean => flow?.status === 'paused'

/** Of the version the run is on; higher goes first. */
export const priorityOf = ({ version }: LiveRun): number => version?.document.settings.priority ?? 0

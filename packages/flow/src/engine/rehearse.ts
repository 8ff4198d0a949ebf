import {
  judge as judgeByRules,
  type EpochMs,
  type EventFact,
  type FieldCatalog,
  type FieldValues,
} from '@etape/conditions'
import type { Cause, CrmSettings } from '@etape/crm'
import type { FlowDocument } from '../document/flow-document.ts'
import type { Happening, Properties } from '../kit/happening.ts'
import { factsOf } from './facts.ts'
import { foldTurn } from './fold-turn.ts'
import type { InputContent } from './input.ts'
import { prepareVersion, type KindOf } from './prepare-version.ts'
import { prepareWorld, type SegmentDefinition } from './prepare-world.ts'
import type { Run, Step } from './run.ts'
import { takeTurn } from './take-turn.ts'
import type { ContactState, Ids, Turn, TurnSettings } from './turn.ts'
import { triggerOf } from './trigger-of.ts'
import type { LiveFlow, World } from './world.ts'

export interface RehearsalSetup {
  document: FlowDocument
  catalog: FieldCatalog
  crm: CrmSettings
  segments?: readonly SegmentDefinition[]
  users?: readonly { id: string; name: string; email: string | null }[]
  /** The sample contact, and what is known around it. */
  contact: FieldValues
  company?: FieldValues | null
  deals?: readonly FieldValues[]
  events?: readonly EventFact[]
  /** Static segments it is on; dynamic ones are found out. */
  onSegments?: readonly string[]
  /** The trigger to start at, by node id; without it the one for enrolment by hand, else the first. */
  startAt?: string
  /** Properties of the event or the call that starts it. */
  startedBy?: Properties
  /** What random choices are to come to, by node, in [0, 1): 0.3 is in the first way of two equal ones. */
  choices?: Readonly<Record<string, number>>
  now: EpochMs
  zone: string
  judge?: TurnSettings['judge']
  kindOf?: KindOf
}

/** A draft run on a sample contact, with nothing sent and nothing stored. Going on gives a new rehearsal; this one stays. */
export interface Rehearsal {
  readonly now: EpochMs
  readonly state: ContactState
  /** The rehearsed run; `null` when the contact was not taken in. */
  readonly run: Run | null
  /** Its steps so far, oldest first. */
  readonly trail: readonly Step[]
  /** What each turn would have written, oldest first. */
  readonly turns: readonly Turn[]
  /** When something next happens by itself; `null` when nothing will. */
  readonly nextWake: EpochMs | null
  /** Lets time pass until then; the same rehearsal when nothing is to come. */
  jumpToNextWake(): Promise<Rehearsal>
  /** Lets the contact do something now. */
  dropEvent(name: string, properties?: Readonly<Record<string, unknown>>): Promise<Rehearsal>
  /** Answers what the run has sent and waits to hear of; the same rehearsal when it waits for no answer. */
  answer(answer: { ok: boolean; values?: FieldValues }): Promise<Rehearsal>
  /** Changes fields of the contact now, as a person would. */
  writeFields(fields: FieldValues): Promise<Rehearsal>
}

const rehearsed = 'rehearsed'
const byRehearsal: Cause = { by: 'person', user: '', name: '' }

/** Puts the sample contact into the flow and lets it walk until it waits or ends. */
export async function rehearse(setup: RehearsalSetup): Promise<Rehearsal> {
  const world = worldOf(setup)
  const { zone, startAt, now } = setup
  const ask = setup.judge ?? ((condition, facts, asking) => judgeByRules(condition, facts, asking, setup.catalog))
  const chosen = (node: string) => setup.choices?.[node] ?? null
  const stage: Stage = { world, zone, judge: ask, chosen }
  const first = { now, state: sampleState(setup, world), run: null, trail: [], turns: [], lastIds: new Map() }
  return goOn(stage, first, [
    {
      type: 'enrol',
      flow: rehearsed,
      ...(startAt !== undefined && { node: startAt }),
      cause: byRehearsal,
      ...startOf(world, setup),
    },
  ])
}

/** As if what the trigger hears had come about with these properties. */
function startOf({ flows }: World, { startAt, startedBy }: RehearsalSetup): { queued: Happening } | null {
  const flow = startedBy && flows.get(rehearsed)
  const node = flow && triggerOf(flow, startAt)
  if (!node) return null
  const key = node.kind?.starts?.hears(node.config)[0] ?? ''
  const properties = startedBy
  if (!key.startsWith('event:'))
    return { queued: { type: 'webhook-received', flow: rehearsed, node: node.id, properties } }
  return { queued: { type: 'event', name: key.slice('event:'.length), properties, eventId: 0 } }
}

type Stage = Pick<TurnSettings, 'zone' | 'judge' | 'chosen'> & { world: World }

type Scene = Pick<Rehearsal, 'now' | 'state' | 'run' | 'trail' | 'turns'> & { lastIds: ReadonlyMap<string, number> }

function worldOf({ document, catalog, crm, segments = [], users = [], kindOf }: RehearsalSetup): World {
  const current = prepareVersion(
    { id: 0, flow: rehearsed, number: 0, document },
    { catalog, ...(kindOf && { kindOf }) },
  )
  const flow: LiveFlow = { id: rehearsed, name: '', status: 'live', current }
  return prepareWorld({ catalog, crm, segments, flows: [flow], versions: [], users })
}

function sampleState(setup: RehearsalSetup, world: World): ContactState {
  const { contact, company = null, deals = [], events = [], onSegments = [], now } = setup
  const companyId = company ? 1 : null
  const state: ContactState = {
    contact: { id: 1, version: 1, companyId, fields: contact },
    company: company && { current: { id: 1, version: 1, fields: company } },
    deals: deals.map((fields, index) => ({ id: index + 1, version: 1, companyId, contactIds: [1], fields })),
    events: [...events].sort((left, right) => left.at - right.at),
    segments: new Map(onSegments.map((id) => [id, now])),
    runs: [], past: [], inputs: [], later: [], turnedAt: now,
  } // prettier-ignore
  return { ...state, segments: findSegments(state, world, setup) }
}

/** Which segments the sample is in. Segments may read others, so it takes as many passes as there are segments at most. */
function findSegments(state: ContactState, world: World, asking: RehearsalSetup): ReadonlyMap<string, EpochMs> {
  const facts = factsOf(state)
  for (let pass = 0; pass < world.dynamicSegments.length; pass += 1) {
    for (const { id, holds } of world.dynamicSegments) {
      if (holds?.(facts, asking)) facts.segments.add(id)
      else facts.segments.delete(id)
    }
  }
  return new Map([...facts.segments].map((id) => [id, asking.now]))
}

async function goOn(stage: Stage, scene: Scene, contents: readonly InputContent[]): Promise<Rehearsal> {
  const { now, turns } = scene
  const lastIds = new Map(scene.lastIds)
  const inputs = contents.map((content, index) => ({
    id: index + 1, contactId: 1, at: now, receivedAt: now, hop: 0, content,
  })) // prettier-ignore
  const state = { ...scene.state, inputs, company: scene.state.company && { current: scene.state.company.current } }
  const turn = await takeTurn(state, stage.world, { ...stage, now, ids: countOn(lastIds) })
  const run = runAfter(scene.run, turn)
  const trail = run ? trailAfter(scene.trail, turn, run.id) : []
  return session(stage, { now, state: foldTurn(state, turn), run, trail, turns: [...turns, turn], lastIds }, turn.dueAt)
}

const firstId = 1000

const countOn = (lastIds: Map<string, number>): Ids => ({
  next(table) {
    const id = (lastIds.get(table) ?? firstId) + 1
    lastIds.set(table, id)
    return id
  },
})

/** The first run is the one rehearsed; events may start more of them. */
const runAfter = (before: Run | null, { runs }: Turn): Run | null =>
  (before ? runs.find(({ run }) => run.id === before.id)?.run : runs[0]?.run) ?? before

/** A step that waited is told again when it is left: what is new replaces what was known. */
function trailAfter(before: readonly Step[], { steps }: Turn, runId: number): readonly Step[] {
  const trail = new Map(before.map((step) => [step.id, step]))
  for (const { step } of steps) if (step.runId === runId) trail.set(step.id, step)
  return [...trail.values()]
}

function session(stage: Stage, scene: Scene, nextWake: EpochMs | null): Rehearsal {
  const { lastIds: _lastIds, ...shown } = scene
  const rehearsal: Rehearsal = {
    ...shown,
    nextWake,
    jumpToNextWake: async () => (nextWake === null ? rehearsal : goOn(stage, { ...scene, now: nextWake }, [])),
    dropEvent: async (name, properties = {}) =>
      goOn(stage, scene, [{ type: 'event', name, properties, cause: byRehearsal }]),
    answer: async ({ ok, values = {} }) => {
      const { run } = scene
      if (run?.waiting?.type !== 'listen' || run.waiting.for.type !== 'answer') return rehearsal
      const heard = { runId: run.id, stepId: run.stepId, ok, status: null, values, cause: byRehearsal }
      return goOn(stage, scene, [{ type: 'answer', ...heard }])
    },
    writeFields: async (fields) =>
      goOn(stage, scene, [
        { type: 'record', created: null, fields, allowBackward: true, cause: byRehearsal, runFlows: true },
      ]),
  }
  return rehearsal
}

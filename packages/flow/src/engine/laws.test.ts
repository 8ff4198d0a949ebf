import type { Condition, Field } from '@etape/conditions'
import { rankOf } from '@etape/crm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryRules, type FlowDocument, type FlowSettings } from '../document/flow-document.ts'
import { drawFor } from './draw.ts'
import { foldTurn } from './fold-turn.ts'
import { overdueChoices, type InputContent } from './input.ts'
import { takeTurn } from './take-turn.ts'
import {
  aCompany,
  aDocument,
  aState,
  aWorld,
  byAnna,
  byApi,
  day,
  inputs,
  minute,
  someIds,
  T0,
  turnSettings,
} from './testing/a-world.ts'
import type { ContactState, Turn } from './turn.ts'
import type { World } from './world.ts'

const stages = ['subscriber', 'lead', 'mql', 'sql', 'opportunity', 'customer', 'evangelist', 'other']
const flowIds = ['f1', 'f2', 'f3']
const stage = fc.constantFrom(...stages)
const eventName = fc.constantFrom('Came', 'Paid')
const bornAt = Date.UTC(2026, 2, 3)
const city = fc.constantFrom('Lund', 'Nice', 'Umeå')

const condition: fc.Arbitrary<Condition> = fc.oneof(
  stage.map((value): Condition => ({ fact: 'contact.stage', operator: 'equal', value })),
  city.map((value): Condition => ({ fact: 'contact.city', operator: 'equal', value })),
  eventName.map((name): Condition => ({
    fact: 'events',
    params: { name, within: { days: 2 } },
    operator: 'did',
    value: null,
  })),
  fc.constant<Condition>({ fact: 'deals', params: {}, operator: 'count-at-least', value: 1 }),
  fc.constant<Condition>({ fact: 'segments', operator: 'in-segment', value: 'cities' }),
)

const trigger = fc.oneof(
  eventName.map((name) => ['event', { name, where: [], when: null }] as const),
  fc.constant(['stage-changed', { from: null, to: null, when: null }] as const),
  fc.constant(['field-changed', { field: 'contact.city', from: null, to: null, when: null }] as const),
  fc.constant(['field-changed', { field: 'company.stage', from: null, to: null, when: null }] as const),
  fc.constantFrom('cities', 'timed').map((segment) => ['segment-entered', { segment, when: null }] as const),
  condition.map((when) => ['by-hand', { when }] as const),
  fc.constantFrom(...flowIds).map((flow) => ['flow-ended', { flow, outcome: null, when: null }] as const),
  fc
    .record({ yearly: fc.boolean(), at: fc.constantFrom(null, '12:00') })
    .map(
      (given) =>
        [
          'date-reached',
          { field: 'contact.born', offset: { type: 'on' }, zone: 'contact', when: null, ...given },
        ] as const,
    ),
)

const record = fc.constantFrom('contact', 'company')
const node = fc.oneof(
  fc.record({ record, stage, allowBackward: fc.boolean() }).map((config) => ['set-stage', config] as const),
  city.map((value) => ['set-field', { field: 'contact.city', to: { type: 'value', value } }] as const),
  city.map((text) => ['add-note', { text }] as const),
  fc.constantFrom('new-deal', 'closed-won').map((one) => ['create-deal', { name: 'D', stage: { pipeline: 'sales', stage: one }, amount: null, currency: null, owner: { type: 'nobody' }, withCompany: true }] as const), // prettier-ignore
  fc.integer({ min: 1, max: 3 }).map((hours) => ['wait', { for: { hours } }] as const),
  condition.map((when) => ['branch', { when }] as const),
  fc.constant([
    'random-split',
    {
      ways: [
        { id: 'a', label: 'A', weight: 50 },
        { id: 'b', label: 'B', weight: 50 },
      ],
    },
  ] as const),
  fc.oneof(
    condition.map((when) => ({ type: 'condition', when })),
    eventName.map((name) => ({ type: 'event', name, where: [] })),
    fc.constantFrom('enter', 'leave').map((to) => ({ type: 'segment', segment: 'cities', to })),
  ).map((awaited) => ['wait-for', { for: awaited, timeout: { hours: 4 } }] as const), // prettier-ignore
  fc.constant(['nope', {}] as const),
  fc.constantFrom(...flowIds).map((flow) => ['start-flow', { flow }] as const),
  fc.constantFrom(null, ...flowIds).map((flow) => ['stop-flow', { flow }] as const),
  fc.constantFrom('add', 'remove').map((move) => ['move-segment', { segment: 'list', move }] as const),
  fc.constant(['quiet-hours', { from: '22:00', to: '07:00', zone: 'contact' }] as const),
)

const outlets: Readonly<Record<string, readonly string[]>> = {
  branch: ['yes', 'no'], wait: ['done'], 'wait-for': ['happened', 'timed-out'], 'random-split': ['a', 'b'],
} // prettier-ignore
const names = ['n0', 'n1', 'n2', 'n3', 'n4', null]

/** Any drawing whatever: circles, dead ends and edges to nowhere are all there. */
const document: fc.Arbitrary<FlowDocument> = fc
  .record({
    start: trigger,
    nodes: fc.array(node, { minLength: 1, maxLength: 5 }),
    targets: fc.array(fc.constantFrom(...names), { minLength: 11, maxLength: 11 }),
    entry: fc.constantFrom(...entryRules).map((rule) => ({ rule, coolDown: { hours: 5 } })),
    leaveOthers: fc.constantFrom<FlowSettings['leaveOthers']>([], [], ['f2'], 'all'),
    startsItself: fc.boolean(),
    expiry: fc.option(fc.constant({ hours: 6 }), { freq: 3 }),
    suppress: fc.option(condition, { freq: 5 }),
    priority: fc.constantFrom(10, 50, 90),
    goal: fc.option(condition),
    exit: fc.option(condition, { freq: 5 }),
  })
  .map(({ start, nodes, targets, ...settings }) => {
    const drawn = Object.fromEntries(nodes.map((one, index) => [`n${index}`, one]))
    const edges = nodes.flatMap(([type], index) =>
      (outlets[type] ?? ['next']).flatMap((outlet, way) => {
        const target = targets[index * 2 + way]
        return target ? [`n${index}.${outlet} > ${target}`] : []
      }),
    )
    return aDocument({ start, ...drawn }, ['start.next > n0', ...edges], settings)
  })

const content: fc.Arbitrary<InputContent> = fc.oneof(
  eventName.map((name): InputContent => ({ type: 'event', name, properties: {}, cause: byApi })),
  fc.record({ stage, city }, { requiredKeys: [] }).chain((fields) =>
    fc.boolean().map((runFlows): InputContent => ({ type: 'record', created: null, fields, allowBackward: false, cause: byApi, runFlows })),
  ),
  stage.map((one): InputContent => ({ type: 'record', created: null, fields: { stage: one }, allowBackward: false, cause: byAnna, runFlows: true })),
  fc.constantFrom(...flowIds, 'f1').map((flow): InputContent => ({ type: 'enrol', flow, cause: byAnna })),
  fc.constantFrom(...flowIds).map((flow): InputContent => ({ type: 'leave-flow', flow, runId: null, cause: byAnna })),
  fc.constant<InputContent>({ type: 'review', cause: byAnna }),
  fc.constantFrom(0, 1, 2).map((days): InputContent => ({ type: 'record', created: null, fields: { born: bornAt + days * day }, allowBackward: false, cause: byApi, runFlows: true })),
  fc.constantFrom(...overdueChoices).map((overdue): InputContent => ({ type: 'resume-flow', flow: 'f1', overdue, cause: byAnna })),
) // prettier-ignore

interface Story {
  documents: readonly FlowDocument[]
  moments: readonly { after: number; contents: readonly InputContent[] }[]
  withCompany: boolean
}

const story: fc.Arbitrary<Story> = fc.record({
  documents: fc.array(document, { minLength: 1, maxLength: flowIds.length }),
  moments: fc.array(fc.record({ after: fc.constantFrom(0, minute, day / 8, day), contents: fc.array(content, { maxLength: 3 }) }), { minLength: 1, maxLength: 5 }),
  withCompany: fc.boolean(),
}) // prettier-ignore

const born: Field = {
  object: 'contact', key: 'born', type: 'date', label: { en: 'Born', fr: 'Né', sv: 'Född' }, builtIn: false,
} // prettier-ignore

function worldOf({ documents }: Story): World {
  const cities: Condition = { fact: 'contact.city', operator: 'in', value: ['Lund', 'Umeå'] }
  const timed: Condition = {
    any: [
      { fact: 'events', params: { name: 'Came', within: { days: 1 } }, operator: 'did', value: null },
      { not: { fact: 'segments', operator: 'in-segment', value: 'cities' } },
    ],
  }
  return aWorld({
    flows: Object.fromEntries(documents.map((one, index) => [flowIds[index], one])),
    segments: { cities, timed, list: 'static' },
    fields: [born],
  })
}

interface Told {
  turns: { turn: Turn; before: ContactState; now: number }[]
  state: ContactState
}

async function tell(told: Story): Promise<Told> {
  const world = worldOf(told)
  const ids = someIds()
  let state = aState(
    { stage: 'lead', furthest_stage: 'lead' },
    told.withCompany ? { company: aCompany({ stage: 'lead' }) } : {},
  )
  let now = T0
  const turns: Told['turns'] = []
  for (const { after, contents } of told.moments) {
    now += after
    const at = now
    const before = { ...state, inputs: inputs(...contents).map((input) => ({ ...input, at, receivedAt: at })) }
    const turn = await takeTurn(
      { ...before, company: before.company && { ...before.company } },
      world,
      turnSettings(world, now, ids),
    )
    turns.push({ turn, before, now })
    state = foldTurn(before, turn)
  }
  return { turns, state }
}

const copyOf = (state: ContactState): ContactState => ({
  ...(JSON.parse(JSON.stringify(state)) as ContactState),
  segments: new Map(state.segments),
})

const runs = { numRuns: 150 }

test('the same story gives the same turns', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      expect(await tell(one)).toEqual(await tell(one))
    }),
    runs,
  )
})

test('a turn leaves what it was given as it was', async () => {
  const turnsOf = async (one: Story) => (await tell(one)).turns
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      for (const { before, now } of await turnsOf(one)) {
        const world = worldOf(one)
        const copy = copyOf(before)
        await takeTurn({ ...before, company: before.company && { ...before.company } }, world, turnSettings(world, now))
        expect(before).toEqual(copy)
      }
    }),
    { numRuns: 50 },
  )
})

test('every run waits, has ended or has failed, and says what for, how or why', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      for (const { turn } of (await tell(one)).turns) {
        for (const { run } of turn.runs) {
          expect(run.status === 'waiting').toBe(run.waiting !== null)
          expect(run.status === 'ended').toBe(run.outcome !== null)
          expect(run.status === 'failed').toBe(run.problem !== null)
          expect(run.status === 'waiting').toBe(run.endedAt === null)
        }
      }
    }),
    runs,
  )
})

test('no row is written twice in a turn, no visit twice at all, and a wait is left under the key it was begun with', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      const { turns } = await tell(one)
      const begun = new Map<string, number>()
      for (const { turn } of turns) {
        expect(new Set(turn.runs.map(({ run }) => run.id)).size).toBe(turn.runs.length)
        expect(new Set(turn.steps.map(({ step }) => step.id)).size).toBe(turn.steps.length)
        for (const { step, created } of turn.steps) {
          const visit = `${step.runId} ${step.node} ${step.visit}`
          expect(begun.has(visit)).toBe(!created)
          expect(begun.get(visit) ?? step.id).toBe(step.id)
          begun.set(visit, step.id)
        }
      }
    }),
    runs,
  )
})

test('runs of one contact in one flow at one time differ in key', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      const { state } = await tell(one)
      expect(new Set(state.runs.map(({ flow, key }) => `${flow} ${key}`)).size).toBe(state.runs.length)
    }),
    runs,
  )
})

test('a second turn at the same moment, with nothing new, changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      const { state, turns } = await tell(one)
      const world = worldOf(one)
      const again = await takeTurn(state, world, turnSettings(world, turns.at(-1)?.now))
      expect(again).toEqual({
        contactId: 1, contact: null, companies: [], deals: [], tasks: [], notes: [], events: [], runs: [], steps: [],
        changes: [], memberships: [], deliveries: [], onward: [], later: [], putOff: [], consumed: [], at: turns.at(-1)?.now, dueAt: turns.at(-1)?.turn.dueAt,
      }) // prettier-ignore
    }),
    runs,
  )
})

test('nothing happens before the contact is due', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      const { state, turns } = await tell(one)
      const last = turns.at(-1)
      const dueAt = last?.turn.dueAt ?? null
      const early = dueAt === null ? T0 + 90 * day : dueAt - 1
      const world = worldOf(one)
      const turn = await takeTurn(state, world, turnSettings(world, Math.max(early, last?.now ?? 0)))
      expect([turn.runs, turn.steps, turn.memberships, turn.changes]).toEqual([[], [], [], []])
      expect(turn.dueAt).toBe(dueAt)
    }),
    runs,
  )
})

test('stages and their history are one unbroken chain, and what moves by itself moves forward', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (one) => {
      const { turns, state } = await tell(one)
      const { crm } = worldOf(one)
      let at: unknown = 'lead'
      const moves = turns.flatMap(({ turn }) =>
        turn.changes.filter(
          ({ record: of, field, outcome }) => of === 'contact' && field === 'stage' && outcome === 'accepted',
        ),
      )
      for (const { before, after, cause } of moves) {
        expect(before).toBe(at)
        const mayGoBack = cause.by === 'run' || cause.by === 'person'
        const isForward = (rankOf(crm.stages, after) ?? -1) > (rankOf(crm.stages, before) ?? Infinity)
        expect(mayGoBack || isForward).toBe(true)
        at = after
      }
      expect(state.contact.fields['stage']).toBe(at)
      const ranks = moves.map(({ after }) => rankOf(crm.stages, after) ?? -1)
      expect(rankOf(crm.stages, state.contact.fields['furthest_stage'])).toBe(Math.max(1, ...ranks))
    }),
    runs,
  )
})

test('draws are the same for a run and node, and evenly spread', () => {
  const draws = Array.from({ length: 20_000 }, (_, run) => drawFor(run, 'split'))
  expect(drawFor(7, 'split')).toBe(draws[7])
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = draws.filter((draw) => draw >= tenth / 10 && draw < (tenth + 1) / 10).length / draws.length
    expect(Math.abs(share - 0.1)).toBeLessThan(0.01)
  }
  const other = draws.filter((draw, run) => draw < 0.5 === drawFor(run, 'later') < 0.5).length / draws.length
  expect(Math.abs(other - 0.5)).toBeLessThan(0.02)
})

import { expect, test } from 'vitest'
import { takeTurn } from './take-turn.ts'
import { aDocument, aState, aWorld, did, inputs, T0, turnSettings, wrote } from './testing/a-world.ts'

const qualified = { fact: 'contact.score', operator: 'at-least', value: 50 } as const
const isSwedish = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const

const qualify = aDocument(
  {
    start: ['segment-entered', { segment: 'qualified', when: null }],
    mql: ['set-stage', { record: 'contact', stage: 'mql', allowBackward: false }],
    open: ['set-status', { record: 'contact', status: 'open' }],
    swedish: ['branch', { when: isSwedish }],
    task: [
      'create-task',
      {
        type: 'call',
        title: 'Call {{ first_name }}',
        notes: null,
        due: { days: 1 },
        priority: 'high',
        assignee: { type: 'nobody' },
      },
    ],
  },
  ['start.next > mql', 'mql.next > open', 'open.next > swedish', 'swedish.yes > task'],
)

test('a contact that enters a segment goes the whole way in one turn, each row written once', async () => {
  const world = aWorld({ flows: { qualify }, segments: { qualified } })
  const state = aState(
    { stage: 'lead', status: 'new', country: 'SE', first_name: 'Åsa' },
    { inputs: inputs(wrote({ score: 60 })) },
  )
  const turn = await takeTurn(state, world, turnSettings(world))
  expect(turn.contact?.fields).toMatchObject({
    score: 60,
    stage: 'mql',
    furthest_stage: 'mql',
    stage_since: T0,
    status: 'open',
  })
  expect(turn.memberships).toMatchObject([{ segment: 'qualified', moved: 'entered', verdict: { holds: true } }])
  expect(turn.runs).toMatchObject([
    { created: true, run: { flow: 'qualify', status: 'ended', outcome: 'completed', visit: 5 } },
  ])
  expect(turn.steps.map(({ step }) => [step.node, step.state, step.leftBy])).toEqual([
    ['start', 'left', 'next'],
    ['mql', 'left', 'next'],
    ['open', 'left', 'next'],
    ['swedish', 'left', 'yes'],
    ['task', 'left', 'next'],
  ])
  expect(turn.changes.map(({ field, before, after, outcome }) => [field, before, after, outcome])).toEqual([
    ['score', null, 60, 'accepted'],
    ['stage', 'lead', 'mql', 'accepted'],
    ['status', 'new', 'open', 'accepted'],
  ])
  expect(turn.tasks).toMatchObject([
    { title: 'Call Åsa', dueAt: T0 + 86_400_000, createdBy: { by: 'run', flow: 'qualify', node: 'task' } },
  ])
  expect(turn.consumed).toEqual([1])
  expect(turn.dueAt).toBeNull()
})

test('an event nobody waits for is stored and leaves everything else alone', async () => {
  const world = aWorld({ flows: { qualify }, segments: { qualified } })
  const turn = await takeTurn(aState({}, { inputs: inputs(did('Yawned', { loud: true })) }), world, turnSettings(world))
  expect(turn.events).toEqual([
    { id: 1000, contactId: 1, name: 'Yawned', at: T0, receivedAt: T0, properties: { loud: true } },
  ])
  expect(turn.contact?.fields).toEqual({ last_seen_at: T0 })
  expect([turn.runs, turn.steps, turn.changes, turn.memberships]).toEqual([[], [], [], []])
})

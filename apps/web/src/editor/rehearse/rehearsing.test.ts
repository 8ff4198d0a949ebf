import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import {
  addNode,
  connect,
  emptyFlow,
  newNode,
  expectationsOf,
  playScript,
  setConfig,
  type FlowDocument,
  type Sample,
  type Script,
} from '@etape/flow'
import { expect, test } from 'vitest'
import { differencesSoFar, lightRehearsal, tellSteps } from './rehearsal-story.ts'
import { createRehearsing } from './rehearsing.ts'

const crm = defaultCrmSettings()
const surroundings = {
  crm,
  catalog: buildCatalog({ customFields: [], settings: crm }),
  segments: [],
  users: [],
}
const start = Date.UTC(2026, 10, 23, 9)
const day = 86_400_000

const alva: Sample = {
  name: 'Alva',
  contact: { first_name: 'Alva', email: 'alva@nordfrakt.example', stage: 'lead', status: 'new' },
  company: null,
  deals: [],
  events: [],
  onSegments: [],
}

const beginning = { sample: alva, startAt: null, startedBy: null, at: start, zone: 'Europe/Stockholm', ways: {} }

type Drawn = readonly [type: string, config: unknown]

/** Steps one after the other by their first outlets. */
function inARow(...steps: readonly Drawn[]): FlowDocument {
  let document: FlowDocument = emptyFlow
  let before: { from: string; outlet: string } | null = null
  for (const [type, config] of steps) {
    const node = newNode(document, type, { x: 0, y: 0 })
    document = setConfig(addNode(document, node), node.id, config)
    if (before) document = connect(document, { ...before, to: node.id })
    before = { from: node.id, outlet: outlets[type] ?? 'next' }
  }
  return document
}
const outlets: Readonly<Record<string, string>> = {
  wait: 'done',
  'wait-for': 'happened',
  'random-split': 'b',
  'call-webhook': 'answered',
}

const nurture = inARow(
  ['by-hand', {}],
  ['wait', { for: { days: 2 } }],
  ['set-stage', { record: 'contact', stage: 'mql', allowBackward: false }],
  ['wait-for', { for: { type: 'event', name: 'Meeting booked', where: [] }, timeout: { days: 7 } }],
  ['set-stage', { record: 'contact', stage: 'sql', allowBackward: false }],
)

async function rehearsing(document: FlowDocument) {
  let drawn = document
  const rehearsal = createRehearsing({
    document: () => drawn,
    play: (given, script) => playScript(given, script, surroundings),
    expect: async (given, script) => ({
      script,
      expects: expectationsOf(await playScript(given, script, surroundings)),
    }),
  })
  await rehearsal.start({ ...beginning, isReal: true })
  const state = rehearsal.store.getState
  return {
    ...rehearsal,
    state,
    redraw: (next: FlowDocument) => {
      drawn = next
      return rehearsal.replay()
    },
    shownNodes: () => tellSteps(state().rehearsal!, state().shown).map(({ step }) => step.node),
    differences: () =>
      differencesSoFar(state().rehearsal!, state().shown).map(({ ref, before, after }) => [ref, before, after]),
  }
}

test('a rehearsal begins at its first step and goes on one at a time, past waits too', async () => {
  const { shownNodes, step, state } = await rehearsing(nurture)
  expect(shownNodes()).toEqual(['by-hand-1'])
  await step()
  expect(shownNodes()).toEqual(['by-hand-1', 'wait-1'])
  await step()
  expect(state().rehearsal?.now).toBe(start + 2 * day)
  expect(shownNodes()).toEqual(['by-hand-1', 'wait-1', 'set-stage-1', 'wait-for-1'])
})

test('what the contact has become is what the steps shown have written', async () => {
  const { jump, differences, stepBack } = await rehearsing(nurture)
  await jump()
  expect(differences()).toContainEqual(['contact.stage', 'lead', 'mql'])
  stepBack()
  stepBack()
  expect(differences()).toEqual([])
})

test('an event dropped in is heard, and can be taken back', async () => {
  const { jump, act, takeBack, differences } = await rehearsing(nurture)
  await jump()
  await act({ type: 'event', name: 'Meeting booked', properties: {} })
  expect(differences()).toContainEqual(['contact.stage', 'lead', 'sql'])
  await takeBack()
  expect(differences()).toContainEqual(['contact.stage', 'lead', 'mql'])
})

test('a way chosen at a random split is taken, whatever chance would say', async () => {
  const ways = [
    { id: 'a', label: 'A', weight: 50 },
    { id: 'b', label: 'B', weight: 50 },
  ]
  const { chooseWay, state } = await rehearsing(
    inARow(['by-hand', {}], ['random-split', { ways }], ['end', { as: 'b' }]),
  )
  const leftBy = () => state().rehearsal?.trail.find(({ node }) => node === 'random-split-1')?.leftBy
  await chooseWay('random-split-1', 'b')
  expect(leftBy()).toBe('b')
  await chooseWay('random-split-1', 'a')
  expect(leftBy()).toBe('a')
})

test('a drawing that changed is played again with all that was done', async () => {
  const { jump, redraw, state } = await rehearsing(nurture)
  await jump()
  await redraw(setConfig(nurture, 'wait-1', { for: { days: 5 } }))
  expect(state().rehearsal?.now).toBe(start + 5 * day)
})

test('playing goes on by itself until nothing is to come', async () => {
  const { play, step, state } = await rehearsing(nurture)
  play()
  for (let turn = 0; turn < 40 && state().isPlaying; turn += 1) await step()
  expect(state().rehearsal?.run?.status).toBe('ended')
  expect(state().isPlaying).toBe(false)
})

test('the way is lit as far as it is shown, and no further', async () => {
  const { state } = await rehearsing(nurture)
  const lights = () => lightRehearsal(nurture, state().rehearsal!, state().shown)
  expect(lights().nodes.get('by-hand-1')).toEqual({ light: 'current' })
  expect(lights().edges.get('by-hand-1/next')).toEqual({ light: 'dimmed' })
  expect(lights().nodes.get('wait-1')).toEqual({ light: 'dimmed' })
})

test('a call that waits for its answer goes on as that says', async () => {
  const call = {
    url: 'https://hooks.example.com/lead',
    method: 'POST',
    headers: [],
    body: null,
    reads: [{ path: 'plan', into: null }],
    timeout: null,
  }
  const { act, state } = await rehearsing(inARow(['by-hand', {}], ['call-webhook', call], ['end', { as: 'done' }]))
  expect(state().rehearsal?.run?.waiting).toMatchObject({ type: 'listen', for: { type: 'answer' } })
  await act({ type: 'answer', ok: false })
  expect(state().rehearsal?.trail.find(({ node }) => node === 'call-webhook-1')?.leftBy).toBe('failed')
})

test('what was done with a real contact is kept without who it was, and expected of whoever stands in', async () => {
  const { jump, asTest } = await rehearsing(nurture)
  await jump()
  const kept = await asTest()
  expect(kept?.script.sample).toMatchObject({
    name: 'Alex',
    contact: { first_name: 'Alex', email: 'alex.martin@nordfrakt.example' },
  })
  expect(kept?.script.acts).toEqual([{ type: 'wait' }])
  expect(kept?.expects).toContainEqual({ type: 'field', ref: 'contact.stage', value: 'mql' })
})

test('what was kept is opened with all that was done', async () => {
  const { open, state, shownNodes } = await rehearsing(nurture)
  const script: Script = { ...beginning, acts: [{ type: 'wait' }] }
  await open(script)
  expect(state().script).toBe(script)
  expect(shownNodes()).toEqual(['by-hand-1', 'wait-1', 'set-stage-1', 'wait-for-1'])
})

import { expect, test } from 'vitest'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { rehearse, type RehearsalSetup } from './rehearse.ts'
import { aCompany, aDocument, aState, aWorld, day, T0, wrote } from './testing/a-world.ts'
import { live } from './testing/live.ts'

const crm = defaultCrmSettings()
const catalog = buildCatalog({ customFields: [], settings: crm })
const invite = aDocument(
  {
    start: ['segment-entered', { segment: 'swedish', when: null }],
    wait: ['wait', { for: { days: 2 } }],
    booked: ['wait-for', { for: { type: 'event', name: 'Meeting booked', where: [] }, timeout: { days: 7 } }],
    sql: ['set-stage', { record: 'contact', stage: 'sql', allowBackward: false }],
    lost: ['end', { as: 'silent' }],
  },
  ['start.next > wait', 'wait.done > booked', 'booked.happened > sql', 'booked.timed-out > lost'],
)
const setup: RehearsalSetup = {
  document: invite,
  catalog,
  crm,
  segments: [
    {
      id: 'swedish',
      name: 'Swedish',
      kind: 'dynamic',
      condition: { fact: 'contact.country', operator: 'equal', value: 'SE' },
    },
  ],
  contact: { country: 'SE', stage: 'lead' },
  now: T0,
  zone: 'Europe/Stockholm',
}

test('a draft is walked to its first wait, and time is let pass to the next', async () => {
  const first = await rehearse(setup)
  expect([first.run?.node, first.nextWake]).toEqual(['wait', T0 + 2 * day])
  const second = await first.jumpToNextWake()
  expect([second.now, second.run?.node, second.nextWake]).toEqual([T0 + 2 * day, 'booked', T0 + 9 * day])
  const third = await second.jumpToNextWake()
  expect([third.run?.status, third.run?.outcome, third.nextWake]).toEqual(['ended', 'silent', null])
  expect(third.trail.map(({ node, leftBy, at }) => [node, leftBy, at])).toEqual([
    ['start', 'next', T0],
    ['wait', 'done', T0],
    ['booked', 'timed-out', T0 + 2 * day],
    ['lost', null, T0 + 9 * day],
  ])
  expect(await third.jumpToNextWake()).toBe(third)
})

test('an event can be dropped in, and an earlier point gone on from differently', async () => {
  const waiting = await (await rehearse(setup)).jumpToNextWake()
  const booked = await waiting.dropEvent('Meeting booked')
  expect(booked.state.contact.fields).toMatchObject({ stage: 'sql' })
  expect(booked.run).toMatchObject({ outcome: 'completed' })
  const silent = await waiting.jumpToNextWake()
  expect(silent.run).toMatchObject({ outcome: 'silent' })
  expect(waiting.run).toMatchObject({ status: 'waiting' })
})

test('fields can be changed on the way, and segments follow', async () => {
  const moved = await (await rehearse(setup)).writeFields({ country: 'FI' })
  expect(moved.turns.at(-1)?.memberships).toMatchObject([{ segment: 'swedish', moved: 'left' }])
})

test('a sample that the flow does not take in has no run', async () => {
  const goal = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const
  const done = await rehearse({ ...setup, document: { ...invite, settings: { ...invite.settings, goal } } })
  expect([done.run, done.trail, done.nextWake]).toEqual([null, [], null])
})

test('an answer can be dropped in, what starts the flow can bring properties, and random choices can be chosen', async () => {
  const split = {
    ways: [
      { id: 'a', label: 'A', weight: 50 },
      { id: 'b', label: 'B', weight: 50 },
    ],
  }
  const call = {
    url: 'https://example.com/{{ event.plan | none }}', method: 'POST', headers: [], body: null,
    reads: [{ path: 'country', into: 'contact.country' }], timeout: null,
  } // prettier-ignore
  const document = aDocument(
    {
      start: ['event', { name: 'Signed up', where: [], when: null }],
      call: ['call-webhook', call],
      split: ['random-split', split],
      left: ['add-note', { text: 'A' }],
      right: ['add-note', { text: 'B' }],
      failed: ['end', { as: 'failed' }],
    },
    ['start.next > call', 'call.answered > split', 'call.failed > failed', 'split.a > left', 'split.b > right'],
  )
  const started = { ...setup, document, startedBy: { plan: 'pro' } }
  const asked = await rehearse({ ...started, choices: { split: 0.9 } })
  expect(asked.run).toMatchObject({
    node: 'call',
    start: { because: { text: 'Did “{event}”' }, event: { plan: 'pro' } },
  })
  expect(asked.turns[0]?.deliveries).toMatchObject([{ message: { url: 'https://example.com/pro' } }])
  const answered = await asked.answer({ ok: true, values: { 'contact.country': 'FI' } })
  expect(answered.state.contact.fields['country']).toBe('FI')
  expect(answered.trail.map(({ node }) => node)).toEqual(['start', 'call', 'split', 'right'])
  const other = await (await rehearse({ ...started, choices: { split: 0.1 } })).answer({ ok: true })
  expect(other.trail.map(({ node }) => node)).toContain('left')
  expect((await asked.answer({ ok: false })).run?.outcome).toBe('failed')
  expect(await answered.answer({ ok: true })).toBe(answered)
})

test('a contact that joined a company that was there keeps it, written or not', async () => {
  const box = aCompany({ domain: 'acme.test' })
  const state = aState({}, { companiesByDomain: new Map([['acme.test', box]]) })
  const { state: after } = await live(aWorld({}), state, [[0, wrote({ email: 'ann@acme.test' })], [1]])
  expect([after.contact.companyId, after.company?.current.fields['domain']]).toEqual([9, 'acme.test'])
})

import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { formatPhrase } from '@etape/conditions'
import { expect, test } from 'vitest'
import type { FlowDocument } from '../document/flow-document.ts'
import { aDocument, T0 } from '../engine/testing/a-world.ts'
import { expectNow } from './expect-now.ts'
import { expectationsOf } from './expectations.ts'
import { flowTestShape, type Expectation } from './flow-test.ts'
import { playScript, type Surroundings } from './play-script.ts'
import { runFlowTest } from './run-test.ts'
import type { Script } from './script.ts'
import { takenWays } from './taken-ways.ts'
import { withoutIdentity } from './without-identity.ts'

const crm = defaultCrmSettings()
const surroundings: Surroundings = {
  crm,
  catalog: buildCatalog({ customFields: [], settings: crm }),
  segments: [],
  users: [{ id: 'anna', name: 'Anna', email: 'anna@acme.test' }],
}
const ways = [
  { id: 'a', label: 'A', weight: 50 },
  { id: 'b', label: 'B', weight: 50 },
]

type Nodes = Parameters<typeof aDocument>[0]

const nodes: Nodes = {
  start: ['event', { name: 'Signed up', where: [], when: null }],
  wait: ['wait', { for: { days: 2 } }],
  mql: ['set-stage', { record: 'contact', stage: 'mql', allowBackward: false }],
  mail: ['send-email', { subject: 'Welcome {{ contact.first_name }}', body: 'You chose {{ event.plan }}.' }],
  tell: ['notify', { to: { type: 'users', users: ['anna'] }, title: 'A new one', body: 'Look', alsoByEmail: false }],
  meeting: ['wait-for', { for: { type: 'event', name: 'Meeting booked', where: [] }, timeout: { days: 7 } }],
  won: ['end', { as: 'booked' }],
  lost: ['end', { as: 'silent' }],
}
const edges = [
  'start.next > wait', 'wait.done > mql', 'mql.next > mail', 'mail.next > tell', 'tell.next > meeting',
  'meeting.happened > won', 'meeting.timed-out > lost',
] // prettier-ignore
const welcome = aDocument(nodes, edges)
const drawn = (changed: Nodes, wired = edges): FlowDocument => aDocument({ ...nodes, ...changed }, wired)

const script: Script = {
  sample: {
    name: 'Alva',
    contact: { first_name: 'Alva', email: 'alva@acme.test', stage: 'lead', subscribed: true },
    company: null,
    deals: [],
    events: [],
    onSegments: [],
  },
  startAt: null,
  startedBy: { plan: 'pro' },
  at: T0,
  zone: 'Europe/Stockholm',
  acts: [{ type: 'wait' }, { type: 'event', name: 'Meeting booked', properties: {} }],
  ways: {},
}
const everything: readonly Expectation[] = [
  { type: 'path', nodes: ['start', 'wait', 'mql', 'mail', 'tell', 'meeting', 'won'] },
  { type: 'end', status: 'ended', node: 'won', outcome: 'booked' },
  { type: 'field', ref: 'contact.stage', value: 'mql' },
  { type: 'message', node: 'mail', channel: 'email', to: 'alva@acme.test', title: 'Welcome Alva' },
  { type: 'message', node: 'tell', channel: 'notification', to: 'user:anna', title: 'A new one' },
  { type: 'no-other-message' },
]

async function breaks(document: FlowDocument, expects: readonly Expectation[] = everything): Promise<string[]> {
  const result = await runFlowTest(document, { script, expects }, surroundings)
  const names = { user: () => 'Anna', fields: surroundings.catalog }
  return result.breaks.map(({ node, message }) => `${node}: ${formatPhrase(message, 'en', {}, names)}`)
}

test('a rehearsal expects its way, how it ended, the fields that changed and the messages that went out', async () => {
  expect(expectationsOf(await playScript(welcome, script, surroundings))).toEqual(everything)
})

test('what is kept as JSON is read as it was, and breaks nothing on the drawing it was kept from', async () => {
  const kept = { name: 'Books', script, expects: [...everything] }
  expect(flowTestShape.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  expect(await breaks(welcome)).toEqual([])
})

test('a way that parts says after which step, and what else breaks with it', async () => {
  const impatient = drawn({
    meeting: ['wait-for', { for: { type: 'event', name: 'Called', where: [] }, timeout: null }],
  })
  expect(await breaks(impatient)).toEqual([
    'meeting: After “meeting”, expected “won”, but it went no further.',
    'meeting: Expected: it ends as “booked”. Got: it waits at “meeting”.',
  ])
})

test('a step that is gone is called one that was removed', async () => {
  const { mql: _, ...rest } = nodes
  const without = aDocument(rest, ['start.next > wait', 'wait.done > mail', ...edges.slice(3)])
  expect((await breaks(without)).slice(0, 2)).toEqual([
    'wait: After “wait”, expected “a step that was removed”, got “mail”.',
    'null: Lifecycle stage: expected Marketing qualified lead (MQL), got Lead.',
  ])
})

test('another value names the field, both values and the step that wrote it', async () => {
  const sql = drawn({ mql: ['set-stage', { record: 'contact', stage: 'sql', allowBackward: false }] })
  expect(await breaks(sql, [{ type: 'field', ref: 'contact.stage', value: 'mql' }])).toEqual([
    'mql: Lifecycle stage: expected Marketing qualified lead (MQL), got Sales qualified lead (SQL).',
  ])
  expect(await breaks(sql, [{ type: 'field', ref: 'contact.city', value: 'Lund' }])).toEqual([
    'null: City: expected Lund, got nothing.',
  ])
})

test('a message that says something else, one that is missing and one too many are each said', async () => {
  const said = drawn({ mail: ['send-email', { subject: 'Hello', body: 'Hi' }] })
  expect(await breaks(said)).toEqual([
    'mail: Expected: the e-mail “Welcome Alva” to alva@acme.test. Got: the e-mail “Hello” to alva@acme.test.',
  ])
  const silent = drawn({ tell: ['add-note', { text: 'A new one' }] })
  expect(await breaks(silent)).toEqual(['tell: Expected: the notification “A new one” to Anna. It did not go out.'])
  const mailOnly = everything.filter((one) => one.type !== 'message' || one.channel === 'email')
  expect(await breaks(welcome, mailOnly)).toEqual([
    'tell: Goes out though it is not expected: the notification “A new one” to Anna.',
  ])
  expect(
    await breaks(
      welcome,
      mailOnly.filter(({ type }) => type !== 'no-other-message'),
    ),
  ).toEqual([])
})

test('what is not expected may be anything', async () => {
  const late = drawn({ wait: ['wait', { for: { days: 9 } }] })
  expect(await breaks(late, [{ type: 'end', status: 'ended', node: 'won', outcome: 'booked' }])).toEqual([])
})

test('a contact that is not taken in any more breaks how it ends', async () => {
  const other = drawn({
    start: [
      'event',
      { name: 'Signed up', where: [{ property: 'plan', operator: 'equal', value: 'free' }], when: null },
    ],
  })
  const kept = aDocument(nodes, edges, { suppress: { fact: 'contact.stage', operator: 'equal', value: 'lead' } })
  expect(await breaks(kept, [{ type: 'end', status: 'ended', node: 'won', outcome: 'booked' }])).toEqual([
    'won: Expected: it ends as “booked”. Got: the contact is not taken in.',
  ])
  expect((await runFlowTest(other, { script, expects: everything }, surroundings)).breaks).toEqual([])
})

test('a test takes the ways that were taken when it was kept, whatever the weights are by then', async () => {
  const split = (weights: readonly number[]) =>
    aDocument(
      {
        start: ['by-hand'],
        split: ['random-split', { ways: ways.map((way, index) => ({ ...way, weight: weights[index] })) }],
        left: ['end', { as: 'left' }],
        right: ['end', { as: 'right' }],
      },
      ['start.next > split', 'split.a > left', 'split.b > right'],
    )
  const plain = { ...script, startedBy: null, acts: [] }
  const first = split([0, 100])
  const rehearsal = await playScript(first, plain, surroundings)
  const kept = { script: { ...plain, ways: takenWays(first, rehearsal) }, expects: expectationsOf(rehearsal) }
  expect(kept.script.ways).toEqual({ split: 'b' })
  expect(await runFlowTest(split([100, 0]), kept, surroundings)).toEqual({ breaks: [] })
})

test('time is the workspace’s in which the test was kept', async () => {
  const morning = aDocument(
    {
      start: ['by-hand'],
      wait: [
        'wait-until-time',
        { until: { type: 'time', at: '09:30', days: [1, 2, 3], skipHolidays: false }, zone: 'account' },
      ],
      end: ['end', { as: 'x' }],
    },
    ['start.next > wait', 'wait.done > end'],
  )
  const wakeIn = async (zone: string) =>
    (await playScript(morning, { ...script, startedBy: null, acts: [], zone }, surroundings)).nextWake
  expect(await wakeIn('Europe/Stockholm')).not.toBe(await wakeIn('America/New_York'))
})

test('who the sample was is not kept, wherever it stands; what conditions ask for is', () => {
  const person = {
    ...script.sample,
    name: 'Alva Berg',
    contact: {
      first_name: 'Alva',
      last_name: 'Berg',
      email: 'alva.berg@acme.test',
      phone: null,
      city: 'Alvastra',
      stage: 'lead',
    },
    deals: [{ name: 'Alva Berg: 20 seats', amount: 200 }],
    events: [{ name: 'Signed up', at: T0, properties: { by: 'alva.berg@acme.test', seats: 20, of: ['Berg'] } }],
  }
  expect(withoutIdentity(person)).toEqual({
    ...script.sample,
    name: 'Alex Martin',
    contact: {
      first_name: 'Alex',
      last_name: 'Martin',
      email: 'alex.martin@acme.test',
      phone: null,
      city: 'Alvastra',
      stage: 'lead',
    },
    deals: [{ name: 'Alex Martin: 20 seats', amount: 200 }],
    events: [{ name: 'Signed up', at: T0, properties: { by: 'alex.martin@acme.test', seats: 20, of: ['Martin'] } }],
  })
})

test('what a test expects is brought to what happens now, and what it did not care for stays out', async () => {
  const sql = drawn({ mql: ['set-stage', { record: 'contact', stage: 'sql', allowBackward: false }] })
  const rehearsal = await playScript(sql, script, surroundings)
  const stage = { type: 'field', ref: 'contact.stage', value: 'mql' } as const
  const city = { type: 'field', ref: 'contact.city', value: 'Lund' } as const
  expect(expectNow([stage, city], rehearsal)).toEqual([
    { ...stage, value: 'sql' },
    { ...city, value: null },
  ])
  const now = everything.map((one) => (one.type === 'field' ? { ...one, value: 'sql' } : one))
  expect(expectNow(everything, rehearsal)).toEqual(now)
})

import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { expect, test } from 'vitest'
import { rehearse, type RehearsalSetup } from './rehearse.ts'
import { aDocument, day, minute, T0 } from './testing/a-world.ts'
import { byHand, came, note } from './testing/steps.ts'

const crm = defaultCrmSettings()
const catalog = buildCatalog({ customFields: [], settings: crm })
const is = (fact: `contact.${string}` | `company.${string}`, value: string) =>
  ({ fact, operator: 'equal', value }) as const
const setup = (document: RehearsalSetup['document'], given: Partial<RehearsalSetup> = {}): RehearsalSetup => ({
  document, catalog, crm, contact: {}, now: T0, zone: 'UTC', ...given,
}) // prettier-ignore
const said = async (given: RehearsalSetup) =>
  (await rehearse(given)).turns.flatMap(({ notes }) => notes.map(({ text }) => text))

test('a rehearsal knows what is known around the sample', async () => {
  const when = {
    all: [
      is('company.name', 'Acme'),
      { fact: 'deals', params: {}, operator: 'did', value: null },
      { fact: 'events', params: { name: 'Paid' }, operator: 'did', value: null },
      { fact: 'segments', operator: 'in-segment', value: 'vip' },
      { fact: 'segments', operator: 'in-segment', value: 'vip-acme' },
    ],
  } as const
  const flow = aDocument({ start: ['by-hand', { when }], hi: note('Hi {{ owner.name }}') }, ['start.next > hi'])
  const known: Partial<RehearsalSetup> = {
    contact: { owner: 'anna' },
    users: [{ id: 'anna', name: 'Anna', email: null }],
    company: { name: 'Acme' },
    deals: [{ amount: 5 }],
    events: [{ name: 'Paid', at: T0 - minute, properties: {} }],
    onSegments: ['vip'],
    segments: [
      { id: 'vip-acme', name: '', kind: 'dynamic', condition: { all: [{ fact: 'segments', operator: 'in-segment', value: 'acme' }, { fact: 'segments', operator: 'in-segment', value: 'vip' }] } },
      { id: 'acme', name: '', kind: 'dynamic', condition: is('company.name', 'Acme') },
      { id: 'vip', name: '', kind: 'static', condition: null },
    ],
  } // prettier-ignore
  expect(await said(setup(flow, known))).toEqual(['Hi Anna'])
  const { state } = await rehearse(setup(flow, known))
  expect([...state.segments.keys()].toSorted()).toEqual(['acme', 'vip', 'vip-acme'])
  expect(state.deals).toEqual([{ id: 1, version: 1, companyId: 1, contactIds: [1], fields: { amount: 5 } }])
  expect((await rehearse(setup(flow, { ...known, deals: [] }))).run).toBeNull()
})

test('a rehearsal starts at the trigger that is named, with the properties that were given', async () => {
  const hook = ['webhook', { email: 'email', where: [], when: null }] as const
  const flow = aDocument(
    { a: came, b: hook, c: byHand, fromA: note('A {{ event.plan }}'), fromB: note('B {{ event.plan }}'), fromC: note('C') },
    ['a.next > fromA', 'b.next > fromB', 'c.next > fromC'],
  ) // prettier-ignore
  expect(await said(setup(flow))).toEqual(['C'])
  expect(await said(setup(flow, { startAt: 'a', startedBy: { plan: 'pro' } }))).toEqual(['A pro'])
  expect(await said(setup(flow, { startAt: 'b', startedBy: { plan: 'pro' } }))).toEqual(['B pro'])
  expect((await rehearse(setup(flow, { startAt: 'gone', startedBy: {} }))).run).toBeNull()
  expect((await rehearse(setup(flow, { startAt: 'a', startedBy: {} }))).run?.start.because.values).toEqual({
    event: 'Came',
  })
})

test('a rehearsal follows its first run, whatever others come of events', async () => {
  const flow = aDocument({ a: came, b: byHand, wait: ['wait', { for: { days: 1 } }] }, [
    'a.next > wait',
    'b.next > wait',
  ])
  const first = await rehearse(setup(flow))
  const second = await first.dropEvent('Came', { plan: 'pro' })
  expect([second.run?.id, second.trail.length]).toEqual([first.run?.id, 2])
  expect(second.turns[1]?.events).toMatchObject([{ name: 'Came', properties: { plan: 'pro' }, at: T0 }])
  expect(second.turns[1]?.runs.map(({ run }) => run.id)).toEqual([1002])
  const third = await second.jumpToNextWake()
  expect([third.now, third.run?.status, third.trail.map(({ id, leftAt }) => [id, leftAt])]).toEqual([
    T0 + day,
    'ended',
    [[1001, T0], [1002, T0 + day]],
  ]) // prettier-ignore
})

test('a field may be written back on the way, by nobody in particular', async () => {
  const flow = aDocument({ start: byHand, wait: ['wait', { for: { days: 1 } }] }, ['start.next > wait'])
  const first = await rehearse(setup(flow, { contact: { stage: 'customer' } }))
  const written = await first.writeFields({ stage: 'lead' })
  expect(written.turns[1]?.changes).toMatchObject([{ before: 'customer', after: 'lead', outcome: 'accepted', cause: { by: 'person', name: '' } }])
  expect(await written.answer({ ok: true })).toBe(written)
}) // prettier-ignore

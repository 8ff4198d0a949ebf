import { expect, test } from 'vitest'
import { aStep, aWorkspace, someFacts } from '../../testing/index.ts'
import { assignOwner } from './assign-owner.ts'
import { callWebhook } from './call-webhook.ts'
import { changeScore } from './change-score.ts'
import { notify } from './notify.ts'
import { provideCompany } from './provide-company.ts'
import { sendEmail } from './send-email.ts'
import { setField } from './set-field.ts'
import { updateDeal } from './update-deal.ts'

const { catalog } = aWorkspace()
const ada = someFacts({
  contact: { email: 'ada@example.org', first_name: 'Ada', owner: 'bo', country: 'SE', score: 0.1 },
})

test('a number is added to what there is, free of broken fractions', () => {
  const add = (by: number, facts = ada) =>
    setField.step(aStep({ field: 'contact.score', to: { type: 'add', by } } as const, { facts }))
  expect(add(0.2)).toMatchObject({ effects: [{ field: 'score', value: 0.3 }] })
  expect(add(-5, someFacts())).toMatchObject({ effects: [{ field: 'score', value: -5 }] })
  expect(setField.faults?.({ field: 'contact.country', to: { type: 'add', by: 1 } }, catalog)).toHaveLength(1)
})

test('points are added to the score and taken away', () => {
  const facts = someFacts({ contact: { score: 30 } })
  const outcomeOf = (change: 'add' | 'remove') => changeScore.step(aStep({ change, points: 10 }, { facts }))
  expect(outcomeOf('add')).toMatchObject({ effects: [{ type: 'write', field: 'score', value: 40 }] })
  expect(outcomeOf('remove')).toMatchObject({ effects: [{ type: 'write', field: 'score', value: 20 }] })
})

test('an owner is a named person, the next in turn, or who has the least to do', () => {
  const assign = (to: Parameters<typeof assignOwner.step>[0]['config']['to'], keep = false) =>
    assignOwner.step(
      aStep({ record: 'contact', to, keep } as const, { facts: ada, leastLoaded: (people) => people.at(-1) ?? null }),
    )
  const given = (owner: string) => ({ effects: [{ type: 'write', record: 'contact', field: 'owner', value: owner }] })
  expect(assign({ type: 'user', user: 'ada' })).toMatchObject(given('ada'))
  expect(assign({ type: 'team', team: 'sales', how: 'rota' })).toMatchObject(given('ada'))
  expect(assign({ type: 'team', team: 'sales', how: 'least-loaded' })).toMatchObject(given('bo'))
  expect(assign({ type: 'team', team: 'empty', how: 'rota' })).toMatchObject({
    by: 'next', note: { text: 'There was nobody to choose from.' },
  }) // prettier-ignore
  expect(assign({ type: 'user', user: 'ada' }, true)).toMatchObject({ note: { text: 'The owner there is was kept.' } })
})

const noChange = {
  which: 'latest-open', stage: null, name: null, amount: null, closesIn: null, owner: { type: 'keep' },
} as const // prettier-ignore

test('only what is filled in is changed of a deal', () => {
  const now = Date.parse('2026-07-01T22:30:00Z')
  const change = (changes: object) => updateDeal.step(aStep({ ...noChange, ...changes }, { facts: ada, now }))
  expect(change({ stage: { pipeline: 'sales', stage: 'quote-sent' }, amount: 5 })).toMatchObject({
    effects: [
      { type: 'update-deal', which: 'latest-open', fields: { pipeline: 'sales', stage: 'quote-sent', amount: 5 } },
    ],
  })
  expect(change({ closesIn: { days: 1 }, owner: { type: 'owner' } })).toMatchObject({
    // It is past midnight in Stockholm.
    effects: [{ fields: { close_date: Date.parse('2026-07-03T00:00:00Z'), owner: 'bo' } }],
  })
  expect(updateDeal.faults?.(noChange, catalog)).toHaveLength(1)
})

test('a company is named by a text, and gets what the contact has', () => {
  const provide = (name: string | null, facts = ada) =>
    provideCompany.step(aStep({ name, domain: null, copy: ['contact.country', 'contact.status'] } as const, { facts }))
  expect(provide('Nord')).toEqual({
    type: 'leave',
    by: 'next',
    effects: [{ type: 'provide-company', name: 'Nord', domain: null, fields: { country: 'SE' } }],
  })
  expect(provide(null)).toMatchObject({
    note: { text: 'The contact has no company, and there is no name for a new one.' },
  })
  expect(provide(null, { ...ada, company: { name: 'Nord' } })).toMatchObject({ effects: [{ name: null }] })
  const copy = ['contact.first_name', 'contact.country'] as const
  expect(provideCompany.faults?.({ name: null, domain: null, copy: [...copy] }, catalog)).toMatchObject([
    { where: 'config.copy.0' },
  ])
})

test('what a contact is sent has no holes: it is skipped, and said why', () => {
  expect(sendEmail.step(aStep({ subject: 'Hi {{ city }}', body: 'Bye' }, { facts: ada }))).toEqual({
    type: 'leave',
    by: 'next',
    note: {
      text: 'Not sent, because this is empty: {fields}',
      values: { fields: { type: 'list', of: [{ type: 'field', id: 'contact.city' }] } },
    },
  })
})

test('Slack is told besides the team, or alone when a contact has no owner', () => {
  const config = {
    to: { type: 'owner' },
    title: 'Look at {{ first_name | them }}',
    body: null,
    alsoByEmail: false,
  } as const
  const told = (facts = ada) => notify.step(aStep({ ...config, alsoInSlack: true }, { facts }))
  expect(told()).toMatchObject({
    effects: [
      { delivery: { channel: 'notification' } },
      { delivery: { channel: 'slack', to: null, text: 'Look at Ada' } },
    ],
  })
  expect(told(someFacts())).toMatchObject({ effects: [{ delivery: { channel: 'slack', text: 'Look at them' } }] })
})

const call = {
  url: 'https://example.com/{{ first_name | x }}', method: 'POST', headers: [{ name: 'X-Who', value: '{{ first_name | }}' }],
  body: '{ "name": "{{ first_name }}" }', reads: [{ path: 'a.b', into: null }, { path: 'c', into: 'contact.country' }],
  timeout: null,
} as const // prettier-ignore
const calling = (changes: object, facts = ada) =>
  callWebhook.step(aStep({ ...callWebhook.config.parse({ ...call, ...changes }) }, { facts, now: 1000 }))

test('a webhook is called with every place made safe, and its answer waited for', () => {
  const facts = someFacts({ contact: { first_name: 'A "B"/é' } })
  expect(calling({}, facts)).toEqual({
    type: 'listen',
    for: { type: 'answer', delivery: 1 },
    until: null,
    heardBy: 'answered',
    timedOutBy: 'failed',
    failedBy: 'failed',
    effects: [
      {
        type: 'deliver',
        delivery: {
          channel: 'webhook',
          url: 'https://example.com/A%20%22B%22%2F%C3%A9',
          method: 'POST',
          headers: { 'X-Who': 'A "B"/é' },
          body: '{ "name": "A \\"B\\"/é" }',
          reads: [
            { path: 'a.b', into: 'answer.a.b' },
            { path: 'c', into: 'answer.c' },
            { path: 'c', into: 'contact.country' },
          ],
        },
      },
    ],
  }) // prettier-ignore
})

test('a webhook without a body sends contact and company, and nothing when it only asks', () => {
  const bodyOf = (method: string) => {
    const outcome = calling({ body: null, method, timeout: { hours: 1 } })
    const [effect] = outcome.type === 'listen' ? (outcome.effects ?? []) : []
    return effect?.type === 'deliver' && effect.delivery.channel === 'webhook' ? effect.delivery.body : null
  }
  expect(JSON.parse(bodyOf('PUT') ?? '')).toEqual({ contact: ada.contact, company: null })
  expect(bodyOf('GET')).toBe('')
  expect(calling({ timeout: { hours: 1 } })).toMatchObject({ until: 3_601_000 })
})

test('a webhook with a hole in it is not called', () => {
  expect(calling({}, someFacts())).toMatchObject({ type: 'leave', by: 'failed' })
})

test.each([
  [{ url: 'example.com/x' }, false],
  [{ url: 'https://{{ first_name | x }}.example.com' }, false],
  [{ url: 'https://me:secret@example.com' }, false],
  [{ url: 'http://example.com:8080?x={{ email | }}' }, true],
  [{ headers: [{ name: 'Webhook-Signature', value: 'x' }] }, false],
  [{ headers: [{ name: 'X A', value: 'x' }] }, false],
  [{ reads: [{ path: '$..x', into: null }] }, false],
])('a webhook with %j: %s', (changes, isOne) => {
  expect(callWebhook.config.safeParse({ ...call, ...changes }).success).toBe(isOne)
})

test('a body that cannot become JSON is a fault', () => {
  const faults = (body: string) => callWebhook.faults?.(callWebhook.config.parse({ ...call, body }), catalog)?.length
  expect([faults('{ "a": "{{ city }}" }'), faults('{ "score": {{ score | 0 }} }'), faults('{ "a": {{ city }}')]).toEqual([
    0, 0, 1,
  ]) // prettier-ignore
})

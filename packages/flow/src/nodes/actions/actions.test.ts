import { expect, test } from 'vitest'
import { aStep, someFacts } from '../../testing/index.ts'
import { createDeal } from './create-deal.ts'
import { createTask } from './create-task.ts'
import { notify } from './notify.ts'
import { sendEmail } from './send-email.ts'
import { setField } from './set-field.ts'
import { setStage } from './set-stage.ts'
import { setStatus } from './set-status.ts'

const ada = someFacts({ contact: { email: 'ada@example.org', first_name: 'Ada', owner: 'bo', country: 'SE' } })
const adaOfNord = { ...ada, company: { name: 'Nord', country: null } }

test('a stage is set forward only unless backward is allowed', () => {
  expect(setStage.step(aStep({ record: 'contact', stage: 'mql', allowBackward: false }))).toEqual({
    type: 'leave',
    by: 'next',
    effects: [{ type: 'write', record: 'contact', field: 'stage', value: 'mql', allowBackward: false }],
  })
})

test('what is written to a company that is not there is noted, and the run goes on', () => {
  const skipped = { type: 'leave', by: 'next', note: { text: 'The contact has no company: nothing was written.' } }
  expect(setStage.step(aStep({ record: 'company', stage: 'mql', allowBackward: false }))).toEqual(skipped)
  expect(setStatus.step(aStep({ record: 'company', status: 'open' }))).toEqual(skipped)
  expect(setField.step(aStep({ field: 'company.country', to: { type: 'clear' } }))).toEqual(skipped)
})

const write = (record: 'contact' | 'company', field: string, value: unknown) => ({
  type: 'leave',
  by: 'next',
  effects: [{ type: 'write', record, field, value }],
})

test('a field is set to a value, another field’s value, a text, the moment, or cleared', () => {
  const country = (to: Parameters<typeof setField.step>[0]['config']['to']) =>
    setField.step(aStep({ field: 'company.country', to }, { facts: adaOfNord, now: 5 }))
  expect(country({ type: 'value', value: 'FR' })).toEqual(write('company', 'country', 'FR'))
  expect(country({ type: 'copy', from: 'contact.country' })).toEqual(write('company', 'country', 'SE'))
  expect(country({ type: 'text', text: 'Land of {{ first_name }}' })).toEqual(
    write('company', 'country', 'Land of Ada'),
  )
  expect(country({ type: 'now' })).toEqual(write('company', 'country', 5))
  expect(country({ type: 'clear' })).toEqual(write('company', 'country', null))
})

test('an empty field is not copied over a filled one', () => {
  const step = aStep({ field: 'contact.country', to: { type: 'copy', from: 'company.country' } } as const, {
    facts: adaOfNord,
  })
  expect(setField.step(step)).toMatchObject({ by: 'next', note: { text: '{field} is empty: nothing was copied.' } })
})

test('a text of nothing but an empty field clears, and says what was empty', () => {
  const step = aStep({ field: 'contact.city', to: { type: 'text', text: '{{ job_title }}' } } as const, { facts: ada })
  expect(setField.step(step)).toEqual({
    ...write('contact', 'city', null),
    note: {
      text: 'Left empty: {fields}',
      values: { fields: { type: 'list', of: [{ type: 'field', id: 'contact.job_title' }] } },
    },
  })
})

test('a deal is created with the contact’s owner', () => {
  const config = {
    name: 'Demo for {{ company.name | a lead }}',
    stage: { pipeline: 'sales', stage: 'new-deal' },
    amount: 100,
    currency: null,
    owner: { type: 'owner' },
    withCompany: true,
  } as const
  expect(createDeal.step(aStep(config, { facts: ada }))).toEqual({
    type: 'leave',
    by: 'next',
    effects: [
      {
        type: 'create-deal', name: 'Demo for a lead', pipeline: 'sales', stage: 'new-deal', amount: 100, currency: null,
        owner: 'bo', withCompany: true,
      },
    ],
  }) // prettier-ignore
})

test('a task is due from the moment it is made', () => {
  const config = {
    type: 'call',
    title: 'Call {{ first_name }}',
    notes: null,
    due: { days: 1 },
    priority: 'high',
    assignee: { type: 'user', user: 'ada' },
  } as const
  expect(createTask.step(aStep(config, { facts: ada, now: 1000 }))).toMatchObject({
    effects: [{ task: { title: 'Call Ada', notes: '', dueAt: 86_401_000, assignee: 'ada' } }],
  })
})

test('a notification for the owner of a contact without one tells nobody', () => {
  const config = { to: { type: 'owner' }, title: 'Look', body: null, alsoByEmail: false, alsoInSlack: false } as const
  expect(notify.step(aStep(config))).toEqual({
    type: 'leave',
    by: 'next',
    note: { text: 'The contact has no owner: nobody was told.' },
  })
  expect(notify.step(aStep(config, { facts: ada }))).toMatchObject({
    effects: [{ delivery: { channel: 'notification', to: { type: 'owner', owner: 'bo' }, title: 'Look', body: '' } }],
  })
})

const email = { subject: 'Hi {{ first_name | there }}', body: 'Bye' }

test('an e-mail goes to the contact’s address', () => {
  expect(sendEmail.step(aStep(email, { facts: ada }))).toEqual({
    type: 'leave',
    by: 'next',
    effects: [
      { type: 'deliver', delivery: { channel: 'email', to: 'ada@example.org', subject: 'Hi Ada', body: 'Bye' } },
    ],
  })
})

test('nobody is written to without an address or after unsubscribing', () => {
  const unsubscribed = someFacts({ contact: { email: 'ada@example.org', subscribed: false } })
  expect(sendEmail.step(aStep(email))).toMatchObject({ note: { text: 'Not sent: the contact has no e-mail address.' } })
  expect(sendEmail.step(aStep(email, { facts: unsubscribed }))).toEqual({
    type: 'leave',
    by: 'next',
    note: { text: 'Not sent: the contact has unsubscribed.' },
  })
})

import { expect, test } from 'vitest'
import type { Happening } from '../../kit/happening.ts'
import { dateReached } from './date-reached.ts'
import { dealCreated } from './deal-created.ts'
import { dealStageChanged } from './deal-stage-changed.ts'
import { dealWon } from './deal-won.ts'
import { flowEnded } from './flow-ended.ts'
import { formSubmitted } from './form-submitted.ts'
import { meetingBooked } from './meeting-booked.ts'
import { schedule } from './schedule.ts'
import { statusChanged } from './status-changed.ts'
import { taskCompleted } from './task-completed.ts'
import { webhook } from './webhook.ts'

const asking = { now: 0, zone: 'UTC' }
const at = (stage: string, pipeline = 'sales') => ({ pipeline, stage })
const deal = (given: Partial<Extract<Happening, { type: 'deal-changed' }>>): Happening => ({
  type: 'deal-changed', dealId: 1, before: at('new-deal'), ...at('quote-sent'), dealType: 'open', created: false, ...given,
}) // prettier-ignore

test('a meeting of the wanted type starts a run, however it is written', () => {
  const booked = (type: unknown): Happening => ({
    type: 'event',
    name: 'Meeting booked',
    properties: { type },
    eventId: 1,
  })
  const starts = (type: string | null, happening: Happening) =>
    meetingBooked.starts?.matches({ type, when: null }, happening, asking)
  expect(starts('Demo', booked('demo '))).toBe(true)
  expect(starts('Demo', booked('Support'))).toBe(false)
  expect(starts('Demo', booked(undefined))).toBe(false)
  expect(starts(null, booked(undefined))).toBe(true)
})

test('a form of another name starts nothing', () => {
  const sent: Happening = { type: 'event', name: 'Form submitted', properties: { form: 'Newsletter' }, eventId: 1 }
  const starts = (form: string | null) => formSubmitted.starts?.matches({ form, when: null }, sent, asking)
  expect([starts('Newsletter'), starts('Contact us'), starts(null)]).toEqual([true, false, true])
})

test('a lead status changes from and to what is wanted, on the contact alone', () => {
  const changed = (record: 'contact' | 'company'): Happening => ({
    type: 'field-changed', record, field: 'status', before: 'new', after: 'open',
  }) // prettier-ignore
  const starts = (from: string | null, to: string | null, record: 'contact' | 'company' = 'contact') =>
    statusChanged.starts?.matches({ from, to, when: null }, changed(record), asking)
  expect([starts(null, 'open'), starts('new', null), starts('open', null)]).toEqual([true, true, false])
  expect(starts(null, 'open', 'company')).toBe(false)
})

test('a deal is created at its stage, or moves, never both', () => {
  const created = deal({ created: true, before: null })
  const create = (stage: ReturnType<typeof at> | null, happening: Happening) =>
    dealCreated.starts?.matches({ stage, when: null }, happening, asking)
  const move = (from: ReturnType<typeof at> | null, to: ReturnType<typeof at> | null, happening: Happening) =>
    dealStageChanged.starts?.matches({ from, to, when: null }, happening, asking)
  expect([create(null, created), create(at('quote-sent'), created), create(at('new-deal'), created)]).toEqual([
    true, true, false,
  ]) // prettier-ignore
  expect([create(null, deal({})), move(null, null, created)]).toEqual([false, false])
  expect([move(at('new-deal'), at('quote-sent'), deal({})), move(at('negotiation'), null, deal({}))]).toEqual([
    true,
    false,
  ])
  expect(move(null, null, deal({ before: at('quote-sent') }))).toBe(false)
})

test('a deal is won once: when it comes to a won stage, in the wanted pipeline', () => {
  const starts = (pipeline: string | null, happening: Happening) =>
    dealWon.starts?.matches({ pipeline, when: null }, happening, asking)
  const won = deal({ ...at('closed-won'), dealType: 'won' })
  expect([starts(null, won), starts('sales', won), starts('partners', won)]).toEqual([true, true, false])
  expect(starts(null, deal({ ...at('closed-won'), before: at('closed-won'), dealType: 'won' }))).toBe(false)
  expect(starts(null, deal({ ...at('closed-won'), before: null, dealType: 'won', created: true }))).toBe(true)
})

test('a task is told by its type and by words of its title', () => {
  const done: Happening = { type: 'task-completed', taskId: 1, taskType: 'call', title: 'Call Ada back' }
  const starts = (type: 'call' | 'meeting' | null, title: string | null) =>
    taskCompleted.starts?.matches({ type, title, when: null }, done, asking)
  expect([starts('call', null), starts('meeting', null), starts(null, 'ada'), starts(null, 'Bo')]).toEqual([
    true, false, true, false,
  ]) // prettier-ignore
})

test('a flow’s end is told by its outcome', () => {
  const ended: Happening = { type: 'flow-ended', flow: 'welcome', outcome: 'won' }
  const starts = (flow: string, outcome: string | null) =>
    flowEnded.starts?.matches({ flow, outcome, when: null }, ended, asking)
  expect([starts('welcome', null), starts('welcome', 'won'), starts('welcome', 'lost'), starts('other', null)]).toEqual([
    true, true, false, false,
  ]) // prettier-ignore
})

test('a webhook’s payload passes the filters', () => {
  const called: Happening = { type: 'webhook-received', flow: 'f', node: 'n', properties: { plan: 'pro' } }
  const starts = (value: string) =>
    webhook.starts?.matches(
      { email: 'email', where: [{ property: 'plan', operator: 'equal', value }], when: null },
      called,
      asking,
    )
  expect([starts('pro'), starts('basic')]).toEqual([true, false])
  expect(webhook.starts?.webhook?.({ email: 'email', where: [], when: null })).toBe(true)
})

test('a schedule that cannot be, or a zone that is not there, is no configuration', () => {
  const isOne = (cron: string, zone = 'Europe/Paris') => schedule.config.safeParse({ cron, zone }).success
  expect(isOne('0 9 * * 1-5')).toBe(true)
  expect(isOne('0 9 30 2 *')).toBe(false)
  expect(isOne('0 9 29 2 *')).toBe(true)
  expect(isOne('every day')).toBe(false)
  expect(isOne('* * * * * *')).toBe(false)
  expect(isOne('0 9 * * *', 'Mars/Olympus')).toBe(false)
})

test('a date trigger tells the engine which moments to reckon', () => {
  const config = dateReached.config.parse(dateReached.example)
  expect(dateReached.starts?.dates?.(config)).toEqual({
    field: 'contact.created_at', offset: { direction: 'after', by: { days: 30 } }, at: '09:00', yearly: false, zone: 'contact',
  }) // prettier-ignore
})

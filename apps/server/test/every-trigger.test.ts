import type { Client } from '@etape/contract'
import { nodeKinds, type FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

interface Stage {
  admin: Client
  server: TestServer
  contact: string
  /** The flow under test, and a segment and a flow to react to. */
  flow: string
  segment: string
  other: string
}

/** A trigger set to something in particular, what brings that about, and what comes near it. */
interface Case {
  config: (stage: Pick<Stage, 'segment' | 'other'>) => object
  bring: (stage: Stage) => Promise<unknown>
  near: (stage: Stage) => Promise<unknown>
}

const write = (fields: Record<string, string | number | null>) => (stage: Stage) =>
  stage.admin.updateContact({ params: { id: stage.contact }, body: { fields } })
const does =
  (name: string, properties: Record<string, unknown> = {}) =>
  (stage: Stage) =>
    stage.admin.recordEvent({ params: { id: stage.contact }, body: { name, properties } })
const getsDeal = (stage: string) => async ({ admin, contact }: Stage) => {
  const fields = { name: 'A deal', pipeline: 'sales', stage }
  return (await admin.createDeal({ body: { fields, contacts: [contact] } })).id
} // prettier-ignore
const dealMoves = (from: string, to: string) => async (stage: Stage) => {
  const id = await getsDeal(from)(stage)
  await stage.server.idle()
  return stage.admin.updateDeal({ params: { id }, body: { fields: { stage: to } } })
}
const finishes = (type: 'call' | 'email', title: string) => async ({ admin, contact }: Stage) => {
  const { id } = await admin.createTask({ body: { type, title, contact } })
  return admin.updateTask({ params: { id }, body: { done: true } })
} // prettier-ignore
const calls = (plan: string) => async ({ admin, flow, contact }: Stage) => {
  const [hook] = (await admin.listHooks({ params: { id: flow } })).rows
  const { fields } = await admin.readContact({ params: { id: contact } })
  const body = JSON.stringify({ customer: { email: fields['email'] }, plan })
  return fetch(hook?.url ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
} // prettier-ignore
const endsOther = (as: string) => async ({ admin, other, contact, server }: Stage) => {
  await write({ job_title: as })({ admin, contact } as Stage)
  await admin.enrol({ params: { id: other }, body: { type: 'contacts', contacts: [contact] } })
  await server.idle()
} // prettier-ignore
// Two days before the tenth of March, when the clocks went forward that night.
const nineInNewYork = Date.UTC(2026, 2, 8, 13)
/** How long until the clock shows so many hours in UTC. */
const untilClock = ({ clock }: TestServer, hours: number) => (hours * hourMs - (clock.now() % dayMs) + dayMs) % dayMs
const at = (stage: string) => ({ pipeline: 'sales', stage })
const nothing = async () => {}

const cases: Readonly<Record<string, Case>> = {
  'segment-entered': {
    config: ({ segment }) => ({ segment }),
    near: write({ score: 9 }),
    bring: write({ score: 10 }),
  },
  'segment-left': {
    config: ({ segment }) => ({ segment }),
    near: write({ score: 20 }),
    bring: write({ score: 1 }),
  },
  event: {
    config: () => ({ name: 'Bought', where: [{ property: 'plan', operator: 'equal', value: 'pro' }] }),
    near: does('Bought', { plan: 'free' }),
    bring: does('Bought', { plan: 'pro' }),
  },
  'page-visited': {
    config: () => ({ page: { type: 'starts-with', path: '/pricing' } }),
    near: does('Page visited', { path: '/about' }),
    bring: does('Page visited', { path: '/pricing/team' }),
  },
  'form-submitted': {
    config: () => ({ form: 'Guide' }),
    near: does('Form submitted', { form: 'Support' }),
    bring: does('Form submitted', { form: 'Guide' }),
  },
  'meeting-booked': {
    config: () => ({ type: 'Demo' }),
    near: does('Meeting booked', { type: 'Support' }),
    bring: does('Meeting booked', { type: 'demo' }),
  },
  'subscription-activated': {
    config: () => ({ plan: 'Pro' }),
    near: does('Subscription cancelled', { plan: 'Pro' }),
    bring: does('Subscription activated', { plan: 'Pro' }),
  },
  'subscription-cancelled': {
    config: () => ({ plan: null }),
    near: does('Subscription activated', { plan: 'Pro' }),
    bring: does('Subscription cancelled', { plan: 'Pro' }),
  },
  'contact-created': {
    config: () => ({ source: 'api' }),
    near: nothing,
    bring: async ({ server, contact, admin }) => {
      const { fields } = await admin.readContact({ params: { id: contact } })
      const { secret } = await admin.createApiKey({ body: { name: `Site ${contact}`, kind: 'write' } })
      const headers = { authorization: `Basic ${btoa(`${secret}:`)}`, 'content-type': 'application/json' }
      const traits = { email: `api.${String(fields['email'])}`, city: fields['city'] }
      const body = JSON.stringify({ userId: `api-${contact}`, traits })
      return server.as(headers)('/v1/identify', { method: 'POST', body })
    },
  },
  'field-changed': {
    config: () => ({ field: 'contact.job_title', from: 'Intern', to: 'Boss' }),
    near: write({ job_title: 'Intern' }),
    bring: write({ job_title: 'Boss' }),
  },
  'stage-changed': {
    config: () => ({ from: 'mql', to: 'sql' }),
    near: write({ stage: 'mql' }),
    bring: write({ stage: 'sql' }),
  },
  'status-changed': {
    config: () => ({ from: 'new', to: 'open' }),
    near: write({ status: 'new' }),
    bring: write({ status: 'open' }),
  },
  'deal-created': {
    config: () => ({ stage: at('demo-scheduled') }),
    near: getsDeal('new-deal'),
    bring: getsDeal('demo-scheduled'),
  },
  'deal-stage-changed': {
    config: () => ({ from: at('new-deal'), to: at('quote-sent') }),
    near: dealMoves('demo-scheduled', 'quote-sent'),
    bring: dealMoves('new-deal', 'quote-sent'),
  },
  'deal-won': {
    config: () => ({ pipeline: 'sales' }),
    near: dealMoves('new-deal', 'closed-lost'),
    bring: dealMoves('new-deal', 'closed-won'),
  },
  'deal-lost': {
    config: () => ({ pipeline: null }),
    near: dealMoves('new-deal', 'closed-won'),
    bring: dealMoves('new-deal', 'closed-lost'),
  },
  'task-completed': {
    config: () => ({ type: 'call', title: 'quote' }),
    near: finishes('email', 'About the quote'),
    bring: finishes('call', 'About the Quote'),
  },
  'date-reached': {
    config: () => ({
      field: 'contact.renews',
      offset: { type: 'before', by: { days: 2 } },
      at: '09:00',
      yearly: false,
      zone: 'contact',
    }),
    near: async (stage) => {
      await write({ renews: '2026-03-10', time_zone: 'America/New_York' })(stage)
      await stage.server.pass(nineInNewYork - 1 - stage.server.clock.now())
    },
    // For the second contact the moment has come with the first.
    bring: ({ server }) => server.pass(Math.max(0, nineInNewYork - server.clock.now())),
  },
  schedule: {
    config: () => ({ cron: '30 8 * * *', zone: 'Asia/Tokyo' }),
    // Half past eight in Tokyo is half past eleven in the evening in UTC.
    near: ({ server }) => server.pass(untilClock(server, 23.4)),
    bring: ({ server }) => server.pass(0.2 * hourMs),
  },
  webhook: {
    config: () => ({ email: 'customer.email', where: [{ property: 'plan', operator: 'equal', value: 'pro' }] }),
    near: calls('free'),
    bring: calls('pro'),
  },
  'by-hand': {
    config: () => ({}),
    near: ({ admin, other, contact }) =>
      admin.enrol({ params: { id: other }, body: { type: 'contacts', contacts: [contact] } }),
    bring: ({ admin, flow, contact }) =>
      admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts: [contact] } }),
  },
  'flow-ended': {
    config: ({ other }) => ({ flow: other, outcome: 'good' }),
    near: endsOther('bad'),
    bring: endsOther('good'),
  },
}

type TriggerType = Parameters<ReturnType<typeof aFlow>['trigger']>[0]
const triggerTypes: readonly string[] = nodeKinds
  .filter(({ category }) => category === 'trigger')
  .map(({ type }) => type)

test('there is a case for every trigger there is', () => {
  expect(Object.keys(cases).toSorted()).toEqual(triggerTypes.toSorted())
})

describe.each(testStores)('every trigger on $name', ({ newDatabase }) => {
  let database: TestDatabase
  let server: TestServer
  let shared: { segment: string; other: string }
  beforeAll(async () => {
    database = await newDatabase()
    server = await startTestServer({ databaseUrl: database.config.type === 'postgres' ? database.config.url : null })
    const label = { en: 'Renews', fr: 'Renouvellement', sv: 'Förnyas' }
    await server.admin.createField({ body: { object: 'contact', key: 'renews', type: 'date', label } })
    const condition = { fact: 'contact.score', operator: 'at-least', value: 10 }
    const { id: segment } = await server.admin.createSegment({ body: { name: 'Ten points', condition } })
    const isGood = { fact: 'contact.job_title', operator: 'equal', value: 'good' } as const
    const other = aFlow().trigger('by-hand', {}).branch('good', isGood).end('good').from('good', 'no').end('bad')
    shared = { segment, other: await publish('Other', other.settings({ entry: 'every-time' }).build()) }
  })
  afterAll(async () => {
    await server.stop()
    await database.remove()
  })

  const publish = async (name: string, document: FlowDocument) => {
    const { id } = await server.admin.createFlow({ body: { name, document: { ...document } } })
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    return id
  }
  let made = 0
  const contactIn = async (city: string) => {
    made += 1
    const fields = { email: `c${made}@gmail.com`, city, status: 'bad-timing' }
    return (await server.admin.createContact({ body: { fields } })).id
  }
  const enrolled = async (id: string) => {
    await server.idle()
    return (await server.admin.readFlow({ params: { id } })).counts.enrolled
  }
  const isIn = (city: string) => ({ fact: 'contact.city', operator: 'equal', value: city })

  test.each(Object.entries(cases))(
    '%s: starts at what it waits for, not at what is like it, and only those whom the extra condition lets in',
    async (type, { config, near, bring }) => {
      const city = `City of ${type}`
      const document = aFlow()
        .trigger(type as TriggerType, { ...config(shared), when: isIn(city) })
        .end()
        .build()
      const flow = await publish(type, document)
      const [wanted, unwanted] = [await contactIn(city), await contactIn('Elsewhere')]
      const stageOf = (contact: string): Stage => ({ admin: server.admin, server, contact, flow, ...shared })
      for (const contact of [wanted, unwanted]) await near(stageOf(contact))
      expect(await enrolled(flow)).toBe(0)
      for (const contact of [wanted, unwanted]) await bring(stageOf(contact))
      expect(await enrolled(flow)).toBe(1)
      await server.admin.archiveFlow({ params: { id: flow } })
    },
  )
})

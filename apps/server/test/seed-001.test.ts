import type { Condition } from '@etape/conditions'
import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

/** The two flows of a team that automates its sales funnel: stages from segments, and what follows on a booked meeting. */
describe.each(testStores)('stages from segments and deals automation on $name', ({ newDatabase }) => {
  let database: TestDatabase
  let server: TestServer
  beforeAll(async () => {
    database = await newDatabase()
    server = await startTestServer({
      databaseUrl: database.config.type === 'postgres' ? database.config.url : null,
    })
  })
  afterAll(async () => {
    await server.stop()
    await database.remove()
  })

  const publish = async (template: string) => {
    const { id } = await server.admin.createFlow({ body: { name: template, template } })
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    return id
  }
  const contact = async (fields: Record<string, string | number>) =>
    (await server.admin.createContact({ body: { fields } })).id
  const does = async (id: string, name: string, properties: Record<string, unknown> = {}) => {
    await server.admin.recordEvent({ params: { id }, body: { name, properties } })
    await server.idle()
  }
  const fieldsOf = async (id: string) => (await server.admin.readContact({ params: { id } })).fields

  test('whoever enters a segment moves to its stage, step by step and never back', async () => {
    await publish('stages-from-segments')
    const id = await contact({ email: 'ada@funnel.example', stage: 'subscriber' })
    await does(id, 'Form submitted', { form: 'Guide' })
    expect((await fieldsOf(id))['stage']).toBe('lead')
    await does(id, 'Page visited', { path: '/pricing/team' })
    const deal = { name: 'Ada', pipeline: 'sales', stage: 'new-deal' }
    const { id: dealId } = await server.admin.createDeal({ body: { fields: deal, contacts: [id] } })
    await server.idle()
    expect((await fieldsOf(id))['stage']).toBe('opportunity')
    await server.admin.updateDeal({ params: { id: dealId }, body: { fields: { stage: 'closed-won' } } })
    await server.idle()
    await does(id, 'Form submitted', { form: 'Support' })
    expect(await fieldsOf(id)).toMatchObject({ stage: 'customer', furthest_stage: 'customer' })
  })

  test('a booked meeting tells the whole team, completes the company and opens a deal at the demo', async () => {
    const flow = await publish('deals-automation')
    const team = ['sally', 'sam', 'sofia']
    for (const name of team) {
      const email = `${name}@sales.example`
      await server.admin.inviteUser({ body: { name, email, role: 'marketer', team: 'sales' } })
    }
    const id = await contact({ email: 'bo@meeting.example', country: 'SE', industry: 'Steel', stage: 'lead' })
    await does(id, 'Meeting booked', { type: 'Demo' })
    // Qualified by the flow; then the rule for open deals takes it further.
    const { rows: moves } = await server.admin.listContactChanges({ params: { id }, query: { field: 'stage' } })
    expect(moves.slice(0, 2).map(({ after, cause }) => [after, cause.by])).toEqual([
      ['opportunity', 'rule'],
      ['sql', 'run'],
    ])
    const { company, deals } = await server.admin.readContact({ params: { id } })
    expect(deals).toMatchObject([{ pipeline: 'sales', stage: 'demo-scheduled', type: 'open' }])
    const { fields } = await server.admin.readCompany({ params: { id: company!.id } })
    expect(fields).toMatchObject({ domain: 'meeting.example', country: 'SE', industry: 'Steel' })
    const deal = await server.admin.readDeal({ params: { id: deals[0]!.id } })
    expect(deal).toMatchObject({ company: { id: company!.id }, contacts: [{ id }] })
    for (const name of team) {
      const send = server.as({ cookie: await server.cookieOf(`${name}@sales.example`) })
      const inbox = (await (await send('/api/notifications')).json()) as { rows: { contact: unknown }[] }
      expect(inbox.rows).toHaveLength(1)
    }
    await does(id, 'Meeting booked', { type: 'Demo' })
    expect((await server.admin.readFlow({ params: { id: flow } })).counts).toMatchObject({ enrolled: 1 })
    expect((await server.admin.readContact({ params: { id } })).deals).toHaveLength(1)
  })

  test('a contact that enters three segments at once ends in the highest stage, without any wait', async () => {
    const scoreAbove = (value: number): Condition => ({ fact: 'contact.score', operator: 'at-least', value })
    const levels = [
      { name: 'Warm', stage: 'lead', least: 10 },
      { name: 'Hot', stage: 'opportunity', least: 30 },
      { name: 'Hotter', stage: 'sql', least: 20 },
    ]
    for (const { name, stage, least } of levels) {
      const { id: segment } = await server.admin.createSegment({ body: { name, condition: { ...scoreAbove(least) } } })
      const document = aFlow()
        .trigger('segment-entered', { segment })
        .add('set-stage', { record: 'contact', stage })
        .end()
        .build()
      const { id } = await server.admin.createFlow({ body: { name: `To ${stage}`, document: { ...document } } })
      await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    }
    const id = await contact({ email: 'hot@gmail.com', stage: 'subscriber' })
    await server.admin.updateContact({ params: { id }, body: { fields: { score: 50 } } })
    await server.idle()
    expect(await fieldsOf(id)).toMatchObject({ stage: 'opportunity', furthest_stage: 'opportunity' })
    const { segments } = await server.admin.readContact({ params: { id } })
    expect(segments.map(({ name }) => name).sort()).toEqual(['Hot', 'Hotter', 'Warm'])
    const { rows } = await server.admin.listContactChanges({ params: { id }, query: { field: 'stage' } })
    const accepted = rows.filter(({ outcome, cause }) => outcome === 'accepted' && cause.by === 'run')
    expect(accepted.map(({ after }) => after)).toEqual(['opportunity'])
    const lost = rows.filter(({ outcome }) => outcome !== 'accepted')
    expect(new Set(lost.map(({ after }) => after))).toEqual(new Set(['lead', 'sql']))
    expect(new Set(lost.map(({ rule }) => rule))).toEqual(new Set(['higher-stage-won']))
  })
})

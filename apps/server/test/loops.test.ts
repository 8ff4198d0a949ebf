import { limits, type FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startHttpServer } from '../src/deliveries/testing/http-server.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** What would go round for ever is stopped and seen, and everybody else goes on meanwhile. */
describe('a circle', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer()
    await server.admin.saveSending({ body: { allowedHosts: ['127.0.0.1'] } })
  })
  afterEach(() => server.stop())

  const publish = async (name: string, document: FlowDocument) => {
    const { id } = await server.admin.createFlow({ body: { name, document: { ...document } } })
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    return id
  }
  const contact = async (fields: Record<string, string | number> = {}) =>
    (await server.admin.createContact({ body: { fields: { email: 'ada@loop.example', ...fields } } })).id
  const enrol = (id: string, ...contacts: string[]) =>
    server.admin.enrol({ params: { id }, body: { type: 'contacts', contacts } })
  const runsOf = async (flow: string) => (await server.admin.listRuns({ query: { flow, limit: 200 } })).rows
  const addressOf = async (flow: string) => {
    const path = new URL((await server.admin.listHooks({ params: { id: flow } })).rows[0]?.url ?? '').pathname
    return server.url + path
  }
  const called = () => aFlow().trigger('webhook', { email: 'contact.email', where: [], when: null })
  const always = { entry: 'every-time' } as const

  /** Whether the rest of the house goes on: somebody else walks through a flow of their own. */
  const othersGoOn = async () => {
    const flow = await publish('Other', aFlow().trigger('by-hand', {}).add('add-note', { text: 'On' }).end().build())
    const other = await contact({ email: 'bo@loop.example' })
    await enrol(flow, other)
    await server.idle()
    expect(await runsOf(flow)).toMatchObject([{ status: 'ended' }])
  }

  test('of flows that call each other’s addresses is stopped like any other, with the flows named', async () => {
    const first = await publish('First', called().end().settings(always).build())
    const second = await publish(
      'Second',
      called()
        .add('call-webhook', { url: await addressOf(first), method: 'POST' })
        .end()
        .settings(always)
        .build(),
    )
    const back = called()
      .add('call-webhook', { url: await addressOf(second), method: 'POST' })
      .end()
      .settings(always)
      .build()
    await server.admin.saveDraft({ params: { id: first }, body: { revision: 1, document: { ...back } } })
    await server.admin.publishFlow({ params: { id: first }, body: { revision: 2 } })
    await contact()
    const start = await fetch(await addressOf(first), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contact: { email: 'ada@loop.example' } }),
    })
    expect(start.status).toBe(202)
    await server.idle()
    const runs = [...(await runsOf(first)), ...(await runsOf(second))]
    expect(runs).toHaveLength(limits.maxHops + 2)
    const failed = runs.filter(({ status }) => status === 'failed')
    expect(failed).toMatchObject([{ problem: { text: expect.stringContaining('goes round in circles') } }])
    expect(JSON.stringify(failed)).toContain(second)
    expect((await server.admin.readStuck({})).failedRuns).toMatchObject([{ runs: 1 }])
    await othersGoOn()
  })

  test('of a flow that calls its own address again after an answer from elsewhere is stopped too', async () => {
    const receiver = await startHttpServer((response) => response.end('{}'))
    const flow = await publish('Self', called().end().settings(always).build())
    const round = called()
      .add('call-webhook', { url: receiver.url, method: 'POST' }, 'elsewhere')
      .add('call-webhook', { url: await addressOf(flow), method: 'POST' })
      .end()
      .settings(always)
      .build()
    await server.admin.saveDraft({ params: { id: flow }, body: { revision: 1, document: { ...round } } })
    await server.admin.publishFlow({ params: { id: flow }, body: { revision: 2 } })
    await contact()
    await fetch(await addressOf(flow), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contact: { email: 'ada@loop.example' } }),
    })
    await server.idle()
    receiver.close()
    const runs = await runsOf(flow)
    expect(runs).toHaveLength(limits.maxHops + 2)
    expect(runs.filter(({ status }) => status === 'failed')).toHaveLength(1)
  })

  test('of a segment that two flows fill and empty is stopped, and the contact goes on', async () => {
    const isHot = { fact: 'contact.score', operator: 'at-least', value: 50 } as const
    const { id: segment } = await server.admin.createSegment({ body: { name: 'Hot', condition: isHot } })
    const scored = (value: number) => ({ field: 'contact.score', to: { type: 'value', value } }) as const
    const cool = await publish(
      'Cool',
      aFlow().trigger('segment-entered', { segment }).add('set-field', scored(0)).end().settings(always).build(),
    )
    const heat = await publish(
      'Heat',
      aFlow().trigger('segment-left', { segment }).add('set-field', scored(60)).end().settings(always).build(),
    )
    const id = await contact({ score: 90 })
    await server.idle()
    const runs = [...(await runsOf(cool)), ...(await runsOf(heat))]
    expect(runs).toHaveLength(limits.maxHops + 2)
    expect(runs.filter(({ status }) => status === 'failed')).toMatchObject([
      { problem: { text: expect.stringContaining('goes round in circles') } },
    ])
    await server.admin.recordEvent({ params: { id }, body: { name: 'Seen' } })
    await server.idle()
    expect((await server.context.store.turns.listSetAside({ limit: 5 })).rows).toEqual([])
    await othersGoOn()
  })
})

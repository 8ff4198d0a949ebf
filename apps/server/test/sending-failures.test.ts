import { aFlow } from '@etape/flow/testing'
import { describe, expect, test } from 'vitest'
import { aMailServer, aReceiver, aScene, callTo, hourMs, mail, minuteMs } from './sending-scene.ts'

describe('what a failure is', () => {
  test('one contact for whom everything fails pauses nothing, however often it is tried', async () => {
    const receiver = await aReceiver((response) => response.writeHead(500).end())
    const scene = await aScene()
    let calls = aFlow().trigger('by-hand', {})
    for (let nr = 0; nr < 12; nr++)
      calls = calls.add('call-webhook', callTo(receiver.url), `call-${nr}`).from(`call-${nr}`, 'failed')
    const flow = await scene.publish(calls.add('add-note', { text: 'Over' }).build())
    await scene.enrol(flow, await scene.contact({ email: 'alva@acme.example' }))
    await scene.pass(2000 * hourMs)
    expect(receiver.heard).toHaveLength(120)
    expect((await scene.admin.listPausedSteps({})).rows).toEqual([])
    expect((await scene.admin.listNotifications({ query: {} })).rows).toEqual([])
  })

  test('that nobody wants mail is none: it is not tried again and pauses nothing', async () => {
    const { url, received } = await aMailServer()
    const scene = await aScene({ config: { smtpUrl: url } })
    const flow = await scene.publish(
      aFlow()
        .trigger('by-hand', {})
        .add('wait', { for: { hours: 1 } })
        .add('send-email', mail, 'mail')
        .build(),
    )
    const ids: string[] = []
    for (let nr = 0; nr < 12; nr++) ids.push(await scene.contact({ email: `nr${nr}@acme.example`, subscribed: true }))
    await scene.enrol(flow, ...ids)
    for (const id of ids)
      await scene.admin.addSuppression({ body: { address: `nr${ids.indexOf(id)}@acme.example`, reason: 'complained' } })
    await scene.pass(100 * hourMs)
    const { rows } = await scene.admin.listDeliveries({ query: { flow } })
    expect(new Set(rows.map(({ status, attempts }) => `${status} ${attempts}`))).toEqual(new Set(['skipped 1']))
    expect([received.length, (await scene.admin.listPausedSteps({})).rows.length]).toEqual([0, 0])
    expect(await scene.admin.readStuck({})).toMatchObject({ needsAttention: 0, unknown: 0, failedRuns: [] })
  })

  test('what somebody has looked at can be left as it is', async () => {
    const receiver = await aReceiver((response) => response.writeHead(410).end())
    const scene = await aScene()
    const flow = await scene.publish(
      aFlow().trigger('by-hand', {}).add('call-webhook', callTo(receiver.url), 'call').build(),
    )
    await scene.enrol(flow, await scene.contact({ email: 'alva@acme.example' }))
    const [message] = (await scene.admin.listDeliveries({ query: { flow } })).rows
    const settle = () => scene.admin.settleDelivery({ params: { id: message?.id ?? '' }, body: { as: 'let-be' } })
    expect(message).toMatchObject({ status: 'needs-attention' })
    expect(await settle()).toMatchObject({
      status: 'skipped',
      reason: { text: '{name} said that it need not be sent.' },
    })
    await expect(settle()).rejects.toMatchObject({ document: { code: 'delivery/not-failed' } })
    await scene.pass(hourMs)
    expect(receiver.heard).toHaveLength(1)
  })
})

describe('what does not go on by itself', () => {
  test('a run that failed goes on from the step it failed at, when what was missing is there', async () => {
    const scene = await aScene()
    const document = aFlow()
      .trigger('by-hand', {})
      .add('add-note', { text: 'Before' })
      .add(
        'create-deal',
        { name: 'Course', stage: { pipeline: 'sales', stage: 'late' }, owner: { type: 'owner' } },
        'deal',
      )
      .build()
    const stages = (await scene.admin.listPipelines({})).rows[0]?.stages ?? []
    const late = { ...stages[0], id: 'late' } as (typeof stages)[number]
    const save = (list: typeof stages) =>
      scene.admin.savePipeline({
        params: { id: 'sales' },
        body: { label: { en: 'Sales', fr: 'Ventes', sv: 'Sälj' }, stages: list },
      })
    await save([late, ...stages])
    const flow = await scene.publish(document)
    await save(stages)
    const ids = [await scene.contact({ email: 'a@acme.example' }), await scene.contact({ email: 'b@acme.example' })]
    await scene.enrol(flow, ...ids)
    expect((await scene.admin.readStuck({})).failedRuns).toMatchObject([{ node: { id: 'deal' }, runs: 2 }])
    const counts = async () => (await scene.admin.readFlow({ params: { id: flow } })).counts
    // Tried in vain, they have failed once each all the same.
    await scene.admin.resumeRuns({ body: { flow } })
    await scene.idle()
    expect(await counts()).toEqual({ enrolled: 2, waiting: 0, ended: 0, failed: 2 })
    await save([late, ...stages])
    const { rows } = await scene.admin.listRuns({ query: { flow, status: 'failed' } })
    expect(await scene.admin.resumeRun({ params: { id: rows[0]?.id ?? '' } })).toEqual({ status: 'ended' })
    expect(await scene.admin.resumeRuns({ body: { flow } })).toEqual({ resumed: 1 })
    await scene.idle()
    expect((await scene.admin.listDeals({ query: {} })).rows).toHaveLength(2)
    expect((await scene.admin.readStuck({})).failedRuns).toEqual([])
    expect(await counts()).toEqual({ enrolled: 2, waiting: 0, ended: 2, failed: 0 })
    const story = await scene.admin.readRun({ params: { id: rows[0]?.id ?? '' } })
    expect(story.steps.filter(({ kind }) => kind === 'add-note')).toHaveLength(1)
  })

  test('a worker that stopped without a word is seen, and the server says that it is not well', async () => {
    const scene = await aScene()
    const { store, clock } = scene.context
    await store.workers.beat({ id: 'other', host: 'etape-2' }, clock.now())
    await scene.pass(2 * minuteMs)
    expect(await scene.admin.readHealth({})).toMatchObject({ status: 'ok' })
    await scene.pass(2 * minuteMs)
    const { workers } = await scene.admin.readStuck({})
    expect(workers.filter(({ isSilent }) => isSilent)).toMatchObject([{ host: 'etape-2' }])
    expect(await scene.admin.readHealth({})).toMatchObject({
      status: 'degraded',
      checks: { workers: { ok: false, detail: 'no word from 1 of 2' } },
    })
    await store.workers.leave('other')
    expect(await scene.admin.readHealth({})).toMatchObject({ status: 'ok' })
  })

  test('a message whose server stopped while it was being sent is not sent twice', async () => {
    const { url, received } = await aMailServer()
    const scene = await aScene({ config: { smtpUrl: url } })
    const { store, clock } = scene.context
    const message = { channel: 'email', to: 'alva@acme.example', ...mail } as const
    const about = {
      key: 'lost',
      contactId: 1,
      runId: null,
      stepId: 1,
      flow: null,
      node: null,
      createdAt: clock.now() + 1,
    }
    const id = store.ids.next('delivery')
    await store.deliveries.add([{ id, ...about, message }])
    const [claimed] = await store.deliveries.claim({
      channel: 'email',
      now: clock.now() + 1,
      leaseMs: hourMs,
      limit: 1,
    })
    await store.deliveries.begin([claimed?.id ?? 0], { at: clock.now(), leaseMs: hourMs })
    await scene.pass(2 * hourMs)
    expect(await store.deliveries.get(id)).toMatchObject({ status: 'unknown' })
    expect(received).toEqual([])
  })
})

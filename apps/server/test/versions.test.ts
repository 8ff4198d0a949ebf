import type { ApiError, RequestOf } from '@etape/contract'
import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const perPlace = [400, 350, 250] as const

/** Three ways to wait, by city: ten days, twenty days, for an event. */
const before = () =>
  aFlow()
    .trigger('by-hand', {})
    .add('many-way', { ways: ['a', 'b'].map((id) => ({ id, label: id, when: inCity(id) })) }, 'city')
    .from('city', 'a')
    .add('wait', { for: { days: 10 } }, 'ten')
    .end('waited-ten')
    .from('city', 'b')
    .add('wait', { for: { days: 20 } }, 'twenty')
    .end('waited-twenty')
    .from('city', 'else')
    .add('wait', { for: { days: 30 } }, 'thirty')
    .end('waited-thirty')
    .build()

const inCity = (value: string) => ({ fact: 'contact.city', operator: 'equal', value }) as const

/** The new version: whoever came through *ten* now waits a day less, and there is a letter for the others. */
const after = () =>
  aFlow()
    .trigger('by-hand', {})
    .add('wait', { for: { days: 9 } }, 'ten')
    .add('add-note', { text: 'New version' }, 'note')
    .end('new-way')
    .build()

describe.each(testStores)('a new version on $name', ({ newDatabase }) => {
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

  const draftOf = async (id: string, document: FlowDocument) => {
    const { revision } = await server.admin.readDraft({ params: { id } })
    const saved = await server.admin.saveDraft({ params: { id }, body: { document: { ...document }, revision } })
    return saved.revision
  }
  const bringIn = async (id: string, cities: readonly string[]) => {
    const now = server.clock.now()
    const received = await server.context.runtime.receive(
      cities.map((city, index) => ({
        contact: { identity: { email: `${city}-${index}@${id}.example` }, create: 'import' as const },
        source: 'test',
        idempotencyKey: null,
        at: now,
        receivedAt: now,
        hop: 0,
        content: {
          type: 'record' as const,
          created: null,
          fields: { city },
          allowBackward: false,
          cause: { by: 'system' as const, reason: 'test' },
          runFlows: false,
        },
      })),
    )
    await server.idle()
    const contacts = received.map(({ contactId }) => String(contactId))
    await server.admin.enrol({ params: { id }, body: { type: 'contacts', contacts } })
    await server.idle()
    return contacts
  }
  const outcomes = async (id: string) => (await server.admin.readFlowStats({ params: { id }, query: {} })).outcomes

  test(
    'a thousand who wait at three places each go their way, nobody lost and nobody twice',
    { timeout: 120_000 },
    async () => {
      const { id } = await server.admin.createFlow({ body: { name: 'Thousand', document: { ...before() } } })
      await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
      const cities = perPlace.flatMap((count, place) =>
        Array.from({ length: count }, () => ['a', 'b', 'c'][place] ?? ''),
      )
      await bringIn(id, cities)
      await server.pass(4 * dayMs)
      const revision = await draftOf(id, after())
      const plan = await server.admin.planMigration({ params: { id }, body: {} })
      expect(plan.places.map(({ node, waiting, state }) => [node.id, waiting, state])).toEqual([
        ['ten', 400, 'changed'],
        ['thirty', 250, 'removed'],
        ['twenty', 350, 'removed'],
      ])
      const now = server.clock.now()
      expect(plan.places[0]).toMatchObject({
        dueFrom: now + 6 * dayMs,
        choice: { type: 'move', to: 'ten', timing: 'keep-elapsed' },
        dueFromAfter: now + 5 * dayMs,
        dueToAfter: now + 5 * dayMs,
        lookedAt: 400,
      })
      const choices = [
        { version: 1, node: 'ten', choice: { type: 'move', to: 'ten', timing: 'keep-elapsed' } },
        { version: 1, node: 'twenty', choice: { type: 'finish' } },
        { version: 1, node: 'thirty', choice: { type: 'leave', reason: 'No longer needed' } },
      ] as const
      const published = await server.admin.publishFlow({
        params: { id },
        body: { revision, migration: choices.map((one) => ({ ...one })) },
      })
      expect(published.migrated).toEqual({ finishing: 350, moved: 400, left: 250 })
      await server.idle()
      expect(await outcomes(id)).toEqual({ removed: 250 })
      await server.pass(5 * dayMs - 1)
      expect(await outcomes(id)).toEqual({ removed: 250 })
      await server.pass(1)
      expect(await outcomes(id)).toEqual({ removed: 250, 'new-way': 400 })
      await server.pass(20 * dayMs)
      expect(await outcomes(id)).toEqual({ removed: 250, 'new-way': 400, 'waited-twenty': 350 })
      const { counts } = await server.admin.readFlow({ params: { id } })
      expect(counts).toEqual({ enrolled: 1000, waiting: 0, ended: 1000, failed: 0 })
    },
  )

  test('a choice that cannot be is refused, and nothing is published', async () => {
    const { id } = await server.admin.createFlow({ body: { name: 'Refused', document: { ...before() } } })
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    const revision = await draftOf(id, after())
    const body: RequestOf<'publishFlow'>['body'] = {
      revision,
      migration: [{ version: 1, node: 'ten', choice: { type: 'move', to: 'nowhere' } }],
    }
    const refused = await server.admin.publishFlow({ params: { id }, body }).then(
      () => null,
      (error: ApiError) => error.document,
    )
    expect(refused).toMatchObject({ status: 422, code: 'flow/migration-invalid' })
    expect(await server.admin.readFlow({ params: { id } })).toMatchObject({ version: 1 })
  })

  test('versions are compared field by field, and one can go back to any of them', async () => {
    const { id } = await server.admin.createFlow({ body: { name: 'Compared', document: { ...before() } } })
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    const kept = await server.admin.keepDraft({ params: { id }, body: { name: 'Before the change' } })
    await draftOf(id, after())
    const comparison = await server.admin.compareVersions({ params: { id }, query: { from: 1 } })
    expect(comparison.added.map((node) => node.id)).toEqual(['note'])
    expect(comparison.changed).toMatchObject([
      { before: { id: 'ten' }, fields: [{ path: 'config.for', before: { days: 10 }, after: { days: 9 } }] },
      { before: { id: 'end-1' }, fields: [{ path: 'config.as' }] },
    ])
    const restored = await server.admin.restoreVersion({ params: { id, number: 1 } })
    expect(restored.document).toEqual(before())
    expect(await server.admin.compareVersions({ params: { id }, query: { from: 1 } })).toMatchObject({
      added: [],
      removed: [],
      changed: [],
      settings: [],
    })
    expect(await server.admin.listSavePoints({ params: { id } })).toMatchObject({
      rows: [{ name: 'Before the change' }],
    })
    const { document } = await server.admin.readSavePoint({ params: { id, savePoint: kept.id } })
    expect(document).toEqual(before())
  })

  test('a paused flow stays paused when a new version is published, and takes nobody in meanwhile', async () => {
    const { id } = await server.admin.createFlow({ body: { name: 'Held', document: { ...before() } } })
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    await bringIn(id, ['a'])
    await server.admin.pauseFlow({ params: { id } })
    await server.pass(11 * dayMs)
    const { flow } = await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    expect(flow).toMatchObject({ status: 'paused', version: 2 })
    await server.idle()
    expect(await outcomes(id)).toEqual({})
    await server.admin.resumeFlow({ params: { id }, body: {} })
    await server.idle()
    expect(await outcomes(id)).toEqual({ 'waited-ten': 1 })
  })

  test.each([
    ['go-on', { 'waited-ten': 1 }],
    ['wait-again', {}],
    ['leave', { 'left-after-pause': 1 }],
  ] as const)('waits that ran out during a pause %s when it ends', async (overdue, expected) => {
    const { id } = await server.admin.createFlow({ body: { name: `Pause ${overdue}`, document: { ...before() } } })
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    await bringIn(id, ['a', 'c'])
    await server.admin.pauseFlow({ params: { id } })
    await server.pass(11 * dayMs)
    expect(await server.admin.readOverdue({ params: { id } })).toEqual({ overdue: 1, waiting: 2 })
    await server.admin.resumeFlow({ params: { id }, body: { overdue } })
    await server.idle()
    expect(await outcomes(id)).toEqual(expected)
    await server.pass(10 * dayMs)
    expect(await outcomes(id)).toEqual(overdue === 'wait-again' ? { 'waited-ten': 1 } : expected)
  })
})

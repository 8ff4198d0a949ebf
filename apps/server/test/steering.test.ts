import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiError, ProblemDocument, RequestOf } from '@etape/contract'
import { aFlow } from '@etape/flow/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { startTestServer, type TestServer } from './test-server.ts'

const day = 86_400_000
type Body = RequestOf<'steerRuns'>['body']

const refusal = (promise: Promise<unknown>): Promise<ProblemDocument | null> =>
  promise.then(
    () => null,
    (error: ApiError) => error.document,
  )

describe.each(testStores)('steering runs by hand on $name', ({ name, newDatabase }) => {
  let server: TestServer
  let database: TestDatabase
  beforeAll(async () => {
    database = await newDatabase()
    const { config } = database
    server = await startTestServer(
      name === 'PostgreSQL' && config.type === 'postgres' ? { databaseUrl: config.url } : {},
    )
  })
  afterAll(async () => {
    await server.stop()
    await database.remove()
  })

  let id: string
  let contacts: string[]
  beforeEach(async () => {
    const document = aFlow()
      .trigger('by-hand', {}, 'start')
      .add('wait', { for: { days: 2 } }, 'pause')
      .add('add-note', { text: 'Waited long enough' }, 'said')
      .end('done', 'end')
      .build()
    const created = await server.admin.createFlow({ body: { name: 'Patience', document: document as never } })
    id = created.id
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    contacts = []
    for (const first_name of ['Ada', 'Bea', 'Cid']) {
      const contact = await server.admin.createContact({ body: { fields: { first_name } } })
      contacts.push(contact.id)
    }
    await server.admin.enrol({ params: { id }, body: { type: 'contacts', contacts } })
    await server.idle()
  })

  const visits = async (sort: 'waiting' | 'visited' | 'left' | 'failed', query: object = {}) =>
    (await server.admin.listNodeVisits({ params: { id, node: 'pause' }, query: { sort, ...query } })).rows
  // In the background, after the answer.
  const isAllTold = async () => (await server.admin.listSteerings({ params: { id } })).rows.every(({ done }) => done)
  const steer = async (body: Body) => {
    const answer = await server.admin.steerRuns({ params: { id }, body })
    await expect.poll(isAllTold).toBe(true)
    await server.idle()
    return answer
  }
  const all = { type: 'behind', node: 'pause', sort: 'waiting' } as const
  const runOf = async (at: number) => {
    const { rows } = await server.admin.listRuns({ query: { flow: id, contact: contacts[at] ?? '' } })
    return server.admin.readRun({ params: { id: rows[0]?.id ?? '' } })
  }

  test('all who wait are sent on, and each run tells who did it', async () => {
    expect((await visits('waiting')).map(({ contact }) => contact.name)).toEqual(['Cid', 'Bea', 'Ada'])
    const { plan } = await steer({ act: { type: 'skip-wait' }, meant: all })
    expect(plan).toMatchObject({ meant: 3, fitting: 3 })
    expect(await visits('waiting')).toEqual([])
    const run = await runOf(0)
    expect(run).toMatchObject({ status: 'ended', outcome: 'done' })
    expect(run.steps.find(({ node }) => node === 'pause')).toMatchObject({
      leftBy: 'done',
      note: { text: 'The wait was skipped by {who}.' },
    })
    const { rows } = await server.admin.listSteerings({ params: { id } })
    expect(rows[0]).toMatchObject({ total: 3, told: 3, missed: 0, waiting: 0, done: true, cause: { by: 'person' } })
  })

  test('some are moved, one is taken out with a reason', async () => {
    const [cid, bea, ada] = await visits('waiting')
    const seen = (visit: typeof cid) => ({ id: visit?.run.id ?? '', visit: visit?.run.visit ?? 0 })
    await steer({ act: { type: 'move', to: 'end' }, meant: { type: 'runs', runs: [seen(cid), seen(bea)] } })
    await steer({ act: { type: 'remove', reason: 'Asked us to' }, meant: { type: 'runs', runs: [seen(ada)] } })
    expect((await runOf(2)).steps.map(({ node }) => node)).toEqual(['start', 'pause', 'end'])
    const taken = await runOf(0)
    expect(taken).toMatchObject({ status: 'ended', outcome: 'removed' })
    expect(taken.steps.at(-1)?.note).toMatchObject({
      text: 'Taken out by {who}: {reason}',
      values: { reason: 'Asked us to' },
    })
  })

  test('a run that has moved on since somebody looked is left alone, and that is said', async () => {
    const [cid] = await visits('waiting', { q: 'cid' })
    await server.pass(2 * day)
    const meant = { type: 'runs' as const, runs: [{ id: cid?.run.id ?? '', visit: 1 }] }
    expect(await refusal(steer({ act: { type: 'skip-wait' }, meant }))).toMatchObject({ status: 409, code: 'steering/nobody' }) // prettier-ignore
    await server.admin.enrol({ params: { id }, body: { type: 'contacts', contacts: contacts.slice(0, 1) } })
    expect(await refusal(steer({ act: { type: 'retry' }, meant: all }))).toMatchObject({ code: 'steering/nobody' })
  })

  test('a run seen at an earlier step is refused with the words for it', async () => {
    const { id: run, steps } = await runOf(0)
    const visit = (steps.at(-1)?.visit ?? 0) - 1
    const meant = { type: 'runs' as const, runs: [{ id: run, visit }] }
    expect(await refusal(steer({ act: { type: 'remove', reason: '' }, meant }))).toMatchObject({
      status: 409,
      code: 'run/moved-on',
    })
  })

  test('a plan counts and changes nothing', async () => {
    const body = { act: { type: 'move', to: 'start' }, meant: all } as const
    const plan = await server.admin.planSteering({ params: { id }, body })
    expect(plan).toMatchObject({ meant: 3, fitting: 0, withoutStep: 3 })
    expect(await visits('waiting')).toHaveLength(3)
  })
})

test('what a stop interrupted goes on at the next start', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'etape-steering-'))
  const first = await startTestServer({ dataDir })
  const document = aFlow()
    .trigger('by-hand', {})
    .add('wait', { for: { days: 2 } }, 'pause')
    .end()
    .build()
  const { id } = await first.admin.createFlow({ body: { name: 'Patience', document: document as never } })
  await first.admin.publishFlow({ params: { id }, body: { revision: 1 } })
  const contact = await first.admin.createContact({ body: { fields: { first_name: 'Ada' } } })
  await first.admin.enrol({ params: { id }, body: { type: 'contacts', contacts: [contact.id] } })
  await first.idle()
  const meant = { behind: { node: 'pause', sort: 'waiting' } } as const
  const cause = { by: 'person', user: '1', name: 'Anna' } as const
  await first.context.store.steerings.begin({
    flow: id,
    act: { type: 'skip-wait' },
    cause,
    meant,
    at: first.clock.now(),
  })
  await first.stop()
  const again = await startTestServer({ dataDir })
  await again.idle()
  expect((await again.admin.listRuns({ query: { flow: id } })).rows[0]).toMatchObject({ status: 'ended' })
  await again.stop()
  rmSync(dataDir, { recursive: true })
})

import type { RequestOf } from '@etape/contract'
import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { startMailServer } from '../src/deliveries/testing/mail-server.ts'
import { startTestServer } from './test-server.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const mail = aFlow()
  .trigger('by-hand', {}, 'start')
  .add('send-email', { subject: 'Hello {{ contact.first_name }}', body: 'Welcome' }, 'mail')
  .add('set-stage', { record: 'contact', stage: 'mql' }, 'stage')
  .end()
  .build()
const call = aFlow()
  .trigger('by-hand', {}, 'start')
  .add(
    'call-webhook',
    { url: 'https://hooks.example.com', method: 'POST', reads: [{ path: 'plan', into: null }] },
    'call',
  )
  .end('answered', 'answered')
  .from('call', 'failed')
  .end('failed', 'failed')
  .build()

type Hold = RequestOf<'publishFlow'>['body']['hold']

async function aScene(databaseUrl: string | null = null) {
  const smtp = await startMailServer()
  closing.push(() => smtp.close())
  const server = await startTestServer({ databaseUrl, config: { smtpUrl: smtp.url } })
  closing.push(() => server.stop())
  const { admin } = server
  let flow = ''
  return {
    ...server,
    smtp,
    publish: async (hold: Hold, document: FlowDocument = mail) => {
      flow = (await admin.createFlow({ body: { name: 'Greet', document: { ...document } } })).id
      await admin.publishFlow({ params: { id: flow }, body: { revision: 1, hold } })
    },
    params: () => ({ id: flow }),
    enrol: async (...names: string[]) => {
      const contacts: string[] = []
      for (const name of names) {
        const fields = { first_name: name, email: `${name.toLowerCase()}@acme.example` }
        contacts.push((await admin.createContact({ body: { fields } })).id)
      }
      await admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts } })
      await server.idle()
    },
    sent: async () => {
      const { rows } = await admin.listDeliveries({ query: { flow, status: 'sent', limit: 100 } })
      return rows.map(({ title }) => title).toSorted()
    },
    held: async () => (await admin.listHeldMessages({ params: { id: flow }, query: {} })).rows,
    holds: async () => (await admin.listHolds({ query: {} })).rows,
    runs: async () => (await admin.listRuns({ query: { flow } })).rows,
  }
}

describe.each(testStores)('holding the first messages, on $name', ({ newDatabase }) => {
  const open = async () => {
    const database: TestDatabase = await newDatabase()
    closing.push(() => database.remove())
    return aScene(database.config.type === 'postgres' ? database.config.url : null)
  }

  test('the first contacts’ messages wait with all else done, later ones are sent, and what was let go arrives', async () => {
    const { admin, publish, enrol, sent, held, holds, runs, params, idle } = await open()
    await publish({ type: 'contacts', contacts: 2 })
    await enrol('Ann', 'Bo', 'Cyr')
    expect(await sent()).toEqual(['Hello Cyr'])
    expect(await held()).toMatchObject([
      { contact: { name: 'Ann' }, node: { id: 'mail' }, subject: 'Hello Ann', body: 'Welcome', to: 'ann@acme.example' },
      { contact: { name: 'Bo' } },
    ])
    expect((await runs()).map(({ status }) => status)).toEqual(['ended', 'ended', 'ended'])
    expect(await holds()).toMatchObject([{ flow: params(), version: 1, contacts: 2, held: 2, isOpen: false }])
    expect((await admin.readStuck({})).holds).toHaveLength(1)

    const [ann, bo] = await held()
    expect(await admin.releaseHeld({ params: params(), body: { ids: [ann!.id] } })).toEqual({ queued: 1 })
    await idle()
    expect(await sent()).toEqual(['Hello Ann', 'Hello Cyr'])
    expect(await admin.cancelHeld({ params: params(), body: { ids: [bo!.id] } })).toEqual({ cancelled: 1 })
    expect(await admin.readDelivery({ params: { id: bo!.id } })).toMatchObject({
      status: 'skipped',
      reason: { text: '{name} took it back before it was sent.', values: { name: 'Admin' } },
    })
    expect([await held(), await holds()]).toEqual([[], []])
  })
})

test('letting all go ends the hold: contacts to come are not held', async () => {
  const { admin, publish, enrol, sent, holds, params, idle } = await aScene()
  await publish({ type: 'contacts', contacts: 10 })
  await enrol('Ann', 'Bo')
  expect(await sent()).toEqual([])
  expect(await admin.releaseHeld({ params: params(), body: {} })).toEqual({ queued: 2 })
  await idle()
  await enrol('Cyr')
  expect(await sent()).toEqual(['Hello Ann', 'Hello Bo', 'Hello Cyr'])
  expect(await holds()).toEqual([])
})

test('a hold of some minutes ends by itself, and what it holds stays until somebody looks', async () => {
  const { publish, enrol, sent, held, holds, pass } = await aScene()
  await publish({ type: 'minutes', minutes: 30 })
  await enrol('Ann')
  await pass(30 * 60_000)
  await enrol('Bo')
  expect(await sent()).toEqual(['Hello Bo'])
  await pass(30 * 86_400_000)
  expect((await held()).map(({ subject }) => subject)).toEqual(['Hello Ann'])
  expect(await holds()).toMatchObject([{ held: 1, isOpen: false }])
})

test('without a hold nothing is held', async () => {
  const { publish, enrol, sent, holds } = await aScene()
  await publish(undefined)
  await enrol('Ann')
  expect([await sent(), await holds()]).toEqual([['Hello Ann'], []])
})

test('a run that waits for the answer to a call that is taken back goes on', async () => {
  const { admin, publish, enrol, runs, params, idle } = await aScene()
  await publish({ type: 'contacts', contacts: 1 }, call)
  await enrol('Ann')
  expect(await runs()).toMatchObject([{ status: 'waiting', node: { id: 'call' } }])
  await admin.cancelHeld({ params: params(), body: {} })
  await idle()
  expect(await runs()).toMatchObject([{ status: 'ended', outcome: 'failed' }])
})

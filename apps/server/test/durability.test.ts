import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aFlow } from '@etape/flow/testing'
import { expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const dayMs = 86_400_000

async function publishWaitFlow({ admin }: TestServer): Promise<string> {
  const document = aFlow()
    .trigger('contact-created', {})
    .add('wait', { for: { days: 2 } })
    .add('set-stage', { record: 'contact', stage: 'mql', allowBackward: false })
    .end()
    .build()
  const flow = await admin.createFlow({ body: { name: 'Wait and see', document: { ...document } } })
  await admin.publishFlow({ params: { id: flow.id }, body: { revision: 1 } })
  return flow.id
}

test('a run that waits goes on after a restart, at its time', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'etape-durable-'))
  const first = await startTestServer({ dataDir })
  const flow = await publishWaitFlow(first)
  const { id } = await first.admin.createContact({ body: { fields: { email: 'alva@a.example' } } })
  await first.stop()

  const second = await startTestServer({ dataDir })
  const stageOf = async () => (await second.admin.readContact({ params: { id } })).fields['stage']
  await second.pass(dayMs)
  expect(await stageOf()).toBe('subscriber')
  await second.pass(dayMs)
  expect(await stageOf()).toBe('mql')
  expect((await second.admin.readFlowStats({ params: { id: flow }, query: {} })).counts).toMatchObject({
    ended: 1,
    waiting: 0,
  })
  await second.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('contacts under way in a paused flow stand still and go on when it is resumed', async () => {
  const server = await startTestServer()
  const flow = await publishWaitFlow(server)
  const { id } = await server.admin.createContact({ body: { fields: { email: 'alva@a.example' } } })
  await server.admin.pauseFlow({ params: { id: flow } })
  await server.pass(3 * dayMs)
  expect((await server.admin.readContact({ params: { id } })).fields['stage']).toBe('subscriber')
  await server.admin.resumeFlow({ params: { id: flow }, body: {} })
  await server.idle()
  expect((await server.admin.readContact({ params: { id } })).fields['stage']).toBe('mql')
  await server.stop()
})

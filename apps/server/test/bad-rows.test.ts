import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const dayMs = 86_400_000

const publish = async ({ admin }: TestServer, name: string, document: FlowDocument) => {
  const { id } = await admin.createFlow({ body: { name, document: { ...document } } })
  await admin.publishFlow({ params: { id }, body: { revision: 1 } })
  return id
}
const waiting = () =>
  aFlow()
    .trigger('by-hand', {})
    .add('wait', { for: { days: 1 } })
    .end()
    .build()

/** What can stand in a row that somebody edited by hand, or that a disk has spoilt. */
const spoilt = {
  'no JSON at all': '{"format":2,"nodes":[',
  'another shape': '{"format":2,"nodes":null,"edges":{},"settings":7}',
  'a node that is none': '{"format":2,"nodes":[null,7],"edges":[],"settings":{"entry":{}},"notes":[],"groups":[]}',
}

test.each(Object.entries(spoilt))('a flow with %s where its version was stands still in sight, and the server starts and does the rest', async (_, document) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'etape-bad-row-'))
  const before = await startTestServer({ dataDir })
  const [bad, good] = [await publish(before, 'Bad', waiting()), await publish(before, 'Good', waiting())]
  const { id: segment } = await before.admin.createSegment({
    body: { name: 'Swedes', condition: { fact: 'contact.country', operator: 'equal', value: 'SE' } },
  })
  const { id: contact } = await before.admin.createContact({ body: { fields: { email: 'ada@bad.example' } } })
  for (const id of [bad, good]) await before.admin.enrol({ params: { id }, body: { type: 'contacts', contacts: [contact] } })
  await before.idle()
  await before.stop()
  const file = new Sqlite(join(dataDir, 'etape.sqlite'))
  file.prepare('update flow_version set document = ? where flow = ?').run(document, bad)
  file.prepare('update flow_draft set document = ? where flow = ?').run(document, bad)
  file.prepare('update segment set condition = ? where id = ?').run('{"all":[', segment)
  file.close()

  const after = await startTestServer({ dataDir })
  expect(await after.admin.readHealth({})).toMatchObject({ status: 'degraded', checks: { definitions: { ok: false } } })
  await after.pass(2 * dayMs)
  const runs = async (flow: string) => (await after.admin.listRuns({ query: { flow } })).rows
  expect(await runs(good)).toMatchObject([{ status: 'ended' }])
  expect(await runs(bad)).toMatchObject([{ status: 'failed', problem: { text: expect.any(String) } }])
  expect((await after.admin.readStuck({})).failedRuns).toMatchObject([{ flow: { id: bad }, runs: 1 }])
  expect((await after.admin.listFlows({ query: {} })).rows).toHaveLength(2)
  expect((await after.admin.readFlow({ params: { id: bad } })).name).toBe('Bad')
  await after.stop()
  rmSync(dataDir, { recursive: true, force: true })
}) // prettier-ignore

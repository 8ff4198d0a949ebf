import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aFlow } from '@etape/flow/testing'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '../src/backup/back-up.ts'
import { restore } from '../src/backup/restore.ts'
import { start, startTestServer, type TestServer } from './test-server.ts'

const hourMs = 3_600_000
const folder = mkdtempSync(join(tmpdir(), 'etape-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let number = 0
const newFolder = () => join(folder, String((number += 1)))

async function publishLetters({ admin }: TestServer): Promise<string> {
  const document = aFlow()
    .trigger('contact-created', {})
    .add('send-email', { subject: 'Welcome', body: 'Welcome' })
    .add('wait', { for: { days: 1 } })
    .add('send-email', { subject: 'Still there?', body: 'Are you?' })
    .end()
    .build()
  const flow = await admin.createFlow({ body: { name: 'Letters', document: { ...document } } })
  await admin.publishFlow({ params: { id: flow.id }, body: { revision: 1 } })
  return flow.id
}

const create = ({ admin }: TestServer, email: string) => admin.createContact({ body: { fields: { email } } })

async function statesOf({ admin }: TestServer): Promise<Record<string, number>> {
  const { rows } = await admin.listDeliveries({ query: { channel: 'email', limit: 100 } })
  const states = [...new Set(rows.map(({ status }) => status))].sort()
  return Object.fromEntries(states.map((state) => [state, rows.filter(({ status }) => status === state).length]))
}

describe('a restored backup', () => {
  let original: TestServer
  let copy: TestServer | null
  let backup: string

  // Three had their first letter; one is on its way when the backup is made, and all wait for their second.
  beforeEach(async () => {
    const dataDir = newFolder()
    original = await startTestServer({ dataDir })
    await publishLetters(original)
    for (const name of ['a', 'b', 'c']) await create(original, `${name}@a.example`)
    await original.idle()
    backup = join(folder, `backup-${number}.sqlite`)
    backUp(dataDir, backup)
    const copied = new DatabaseSync(backup)
    copied.exec(
      `update delivery set status = 'sending', due_at = ${start + hourMs} where id = (select max(id) from delivery)`,
    )
    copied.close()
    copy = null
  })
  afterEach(async () => {
    await copy?.stop()
    await original.stop()
  })

  const open = async (): Promise<TestServer> => {
    const dataDir = newFolder()
    await restore(backup, dataDir, start)
    copy = await startTestServer({ dataDir })
    return copy
  }

  test('stands still: it takes no turns, sends nothing, and says so', async () => {
    const restored = await open()
    expect(await statesOf(restored)).toEqual({ kept: 2, unknown: 1 })
    expect(await restored.admin.readHealth({})).toMatchObject({
      status: 'degraded',
      checks: { standstill: { ok: false, detail: 'restored; waits for an administrator to let it go on' } },
    })
    expect(await restored.admin.readStuck({})).toMatchObject({ standstill: { since: start, isEnding: false } })
    restored.clock.moveTo(start + 48 * hourMs)
    await restored.idle()
    expect(await statesOf(restored)).toEqual({ kept: 2, unknown: 1 })
    const { rows } = await restored.admin.listRuns({ query: { status: 'waiting', limit: 10 } })
    expect(rows.length).toBe(3)
  })

  test('catches up when an administrator lets it go on, and leaves what it would send to people to decide', async () => {
    const restored = await open()
    restored.clock.moveTo(start + 48 * hourMs)
    await restored.admin.endStandstill({})
    await restored.idle()
    expect(await statesOf(restored)).toEqual({ kept: 2, unknown: 4 })
    expect(await restored.admin.readStuck({})).toMatchObject({ standstill: null, unknown: 4, overdue: [] })
    await create(restored, 'new@a.example')
    await restored.idle()
    expect(await statesOf(restored)).toEqual({ kept: 3, unknown: 4 })
    await expect(restored.admin.endStandstill({})).rejects.toThrow('does not stand still')
  })

  test('stands still after a restart too, and takes what comes in for later', async () => {
    const restored = await open()
    await restored.context.runtime.receive([
      {
        contact: { identity: { email: 'late@a.example' }, create: 'api' },
        source: 'track',
        idempotencyKey: 'late',
        at: start,
        receivedAt: start,
        hop: 0,
        content: { type: 'event', name: 'Came', properties: {}, cause: { by: 'person', user: 'x', name: 'X' } },
      },
    ])
    const { dataDir } = restored.context.config
    await restored.stop()
    copy = await startTestServer({ dataDir })
    expect(await statesOf(copy)).toEqual({ kept: 2, unknown: 1 })
    await copy.admin.endStandstill({})
    await copy.idle()
    const found = await copy.admin.listContacts({ query: { q: 'late@a.example' } })
    expect(found.rows.length).toBe(1)
  })

  test('has the same secret, another instance, and files that only their owner reads', async () => {
    const restored = await open()
    const instanceOf = ({ context }: TestServer) => context.store.settings.readValue('instance')
    expect(await instanceOf(restored)).toEqual(expect.any(String))
    expect(await instanceOf(restored)).not.toBe(await instanceOf(original))
    expect(statSync(backup).mode & 0o777).toBe(0o600)
    expect(statSync(`${backup}.secret`).mode & 0o777).toBe(0o600)
    const secretOf = ({ context }: TestServer) => readFileSync(join(context.config.dataDir, 'secret'), 'utf8')
    expect(secretOf(restored)).toBe(secretOf(original))
  })

  test('goes nowhere where a workspace is already, and a damaged one nowhere at all', async () => {
    await expect(restore(backup, original.context.config.dataDir, start)).rejects.toThrow('already')
    const damaged = join(folder, 'damaged.sqlite')
    writeFileSync(damaged, 'this is a letter to my aunt\n'.repeat(100))
    const nowhere = newFolder()
    await expect(restore(damaged, nowhere, start)).rejects.toThrow()
    expect(existsSync(join(nowhere, 'etape.sqlite'))).toBe(false)
  })
})

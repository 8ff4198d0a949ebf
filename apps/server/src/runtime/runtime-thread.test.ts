import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawFlow } from '@etape/flow'
import type { NewInput } from '@etape/store'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { startServer, type RunningServer } from '../start-server.ts'

let dataDir: string
let server: RunningServer
const start = () =>
  startServer(readConfig(['--port', '0', '--data', dataDir, '--empty'], {}), { log: pino({ level: 'error' }) })

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'etape-thread-'))
  server = await start()
  // Once it is there: what it finds at its start it has not been told of.
  await server.context.runtime.stats()
  await publish()
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Whoever pays becomes a customer. */
async function publish(): Promise<void> {
  const { context } = server
  const document = drawFlow()
    .trigger('event', { name: 'Paid', where: [], when: null })
    .add('set-stage', { record: 'contact', stage: 'customer', allowBackward: false })
    .end()
    .build()
  const by = { by: 'Anna', at: context.clock.now() }
  const { id } = await context.store.flows.create({ name: 'Customers', description: '', document, ...by })
  await context.store.flows.publish(id, { revision: 1, note: '', ...by })
  await takeUpDefinitions(context, 'flow', id)
}

const paid = (email: string): NewInput => ({
  contact: { identity: { email }, create: 'api' },
  source: 'test',
  idempotencyKey: email,
  at: server.context.clock.now(),
  receivedAt: server.context.clock.now(),
  hop: 0,
  content: { type: 'event', name: 'Paid', properties: {}, cause: { by: 'event', name: 'Paid', eventId: null } },
})

const stageOf = async (id: number | null | undefined) =>
  (await server.context.store.contacts.get(id ?? 0))?.fields['stage']

test('a flow that was published a moment ago hears the next event, and the answer comes once its turn is over', async () => {
  const { runtime } = server.context
  const [received] = await runtime.receive([paid('alva@a.example')])
  await runtime.settled([received?.contactId ?? 0], 10_000)
  expect(received).toEqual({ outcome: 'accepted', contactId: expect.any(Number), created: true })
  expect(await stageOf(received?.contactId)).toBe('customer')
  expect(await runtime.stats()).toMatchObject({ ok: true, turns: 1 })
})

test('many calls at once are each answered with what became of theirs', async () => {
  const { runtime } = server.context
  const emails = Array.from({ length: 50 }, (_, number) => `c${number}@c.example`)
  const answers = await Promise.all(emails.map((email) => runtime.receive([paid(email), paid(email)])))
  expect(answers.map((received) => received.map(({ outcome }) => outcome))).toEqual(
    emails.map(() => ['accepted', 'duplicate']),
  )
  const found = await Promise.all(emails.map((email) => server.context.store.contacts.find({ email })))
  expect(answers.map(([first]) => first?.contactId)).toEqual(found)
})

test('what was acknowledged is handled after a stop and a start', async () => {
  const [received] = await server.context.runtime.receive([paid('cleo@c.example')])
  await server.stop()
  server = await start()
  await server.context.runtime.idle(10_000)
  expect(await stageOf(received?.contactId)).toBe('customer')
})

test('screens hear of what the thread did', async () => {
  const heard = new Promise((resolve) =>
    server.context.stream.listen(({ topic }) => topic === 'contact' && resolve(topic)),
  )
  await server.context.runtime.receive([paid('dag@d.example')])
  expect(await heard).toBe('contact')
})

test('what cannot be stored is answered as a failure, and the next is stored', async () => {
  const { runtime } = server.context
  const broken = { ...paid('eva@e.example'), at: Symbol('no moment') as unknown as number }
  await expect(runtime.receive([broken])).rejects.toThrow(/could not be cloned/)
  expect(await runtime.receive([paid('bo@b.example')])).toMatchObject([{ outcome: 'accepted' }])
})

test('when the thread fails, the process ends with it', () => {
  const [begin, run] = ['./begin-thread.ts', './runtime-thread.ts'].map((file) => new URL(file, import.meta.url).href)
  const program = `
    Promise.all([import('${begin}'), import('${run}')]).then(([{ beginThread }, { startRuntimeThread }]) => {
      const config = { dataDir: '/there/is/no/such/folder', logLevel: 'silent' }
      startRuntimeThread(beginThread(), { config, version: '0', publicUrl: '' }, { publish() {}, listen() {} })
    })`
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' })
  expect(stderr).toMatch(/database file .* cannot be opened for writing/)
  expect(status).not.toBe(0)
})

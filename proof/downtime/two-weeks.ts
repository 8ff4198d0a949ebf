import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { drawFlow } from '@etape/flow'
import { openStore, type NewInput } from '@etape/store'
import { pino } from 'pino'
import { virtualClock } from '../../apps/server/src/clock.ts'
import { readConfig } from '../../apps/server/src/config.ts'
import { saveSendingSettings } from '../../apps/server/src/deliveries/sending-settings.ts'
import { passTime } from '../../apps/server/src/pass-time.ts'
import { startServer } from '../../apps/server/src/start-server.ts'
import { findBroken } from '../invariants.ts'
import { processOver } from '../simulate/process.ts'
import { openMailbox } from '../kill/mailbox.ts'

export interface Downtime {
  /** Empty. */
  folder: string
  /** How many waits run out while nobody is there. */
  waits: number
  /** To how many of those contacts a letter is due then. */
  letters: number
}

export interface BackAgain {
  /** Runs that came to their end. */
  ended: number
  /** Letters that arrived, once each. */
  arrived: number
  /** Until nothing was due any more, the start of the server included. */
  caughtUpMs: number
  /** When each letter was sent, in order. */
  sentAt: readonly number[]
  faults: readonly string[]
}

const dayMs = 86_400_000
const began = Date.UTC(2026, 2, 2, 9)
// A Monday at 23:30: the quiet hours are on.
const backAt = Date.UTC(2026, 2, 16, 23, 30)
const quietHours = { from: '22:00', to: '08:00' }
const perMinute = 20

/** A workspace whose server is away for two weeks, and comes back at night. */
export async function comeBackAfterTwoWeeks({ folder, waits, letters }: Downtime): Promise<BackAgain> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'etape.sqlite')
  await leave(file, { waits, letters })
  const mailbox = await openMailbox()
  const clock = virtualClock(backAt)
  const startedAt = performance.now()
  const base = readConfig(['--port', '0', '--data', folder, '--empty'], {})
  const config = { ...base, smtpUrl: mailbox.url }
  const server = await startServer(config, { clock, log: pino({ level: 'error' }), random: () => 0.5 })
  await server.context.runtime.idle(600_000)
  const caughtUpMs = performance.now() - startedAt
  const afterNight = { arrived: mailbox.received.size }
  await passTime({ ...server.context, clock }, backAt + dayMs)
  await server.stop()
  await mailbox.close()
  const found = judge(file)
  const atNight = afterNight.arrived === 0 ? [] : [`${afterNight.arrived} letters left in the quiet hours`]
  const twice = [...mailbox.received.values()].filter((times) => times > 1).length
  const faults = [...atNight, ...(twice === 0 ? [] : [`${twice} letters came twice`]), ...findBroken(file)]
  return { ...found, arrived: mailbox.received.size, caughtUpMs, faults }
}

/** What there is before: contacts that wait, some for a letter; nobody is there when their time comes. */
async function leave(file: string, { waits, letters }: Pick<Downtime, 'waits' | 'letters'>): Promise<void> {
  const store = await openStore({ type: 'sqlite', path: file })
  await saveSendingSettings(store, { quietHours, mailsPerMinute: perMinute })
  const document = drawFlow()
    .trigger('event', { name: 'Came', where: [], when: null })
    .add('wait', { for: { days: 3 } })
    .branch('writes', { fact: 'contact.score', operator: 'equal', value: 1 })
    .add('send-email', { subject: 'Hello', body: 'Hello' })
    .alsoFrom('writes', 'no')
    .end()
    .build()
  const by = { by: 'downtime', at: began }
  const flow = await store.flows.create({ name: 'Waiting', description: '', document, ...by })
  await store.flows.publish(flow.id, { revision: 1, note: '', ...by })
  const process = await processOver(store)
  for (let from = 0; from < waits; from += 1000) {
    const count = Math.min(1000, waits - from)
    const inputs = Array.from({ length: count }, (_, index) => someoneCame(from + index, from + index < letters))
    await store.inputs.receive(inputs.flat())
    while ((await process.takeTurns(began, 1000, 'none')) !== 0) await setImmediate()
  }
  await store.close()
}

function someoneCame(number: number, hasLetter: boolean): NewInput[] {
  const cause = { by: 'person', user: 'downtime', name: 'Downtime' } as const
  const contact = { identity: { externalId: `c-${number}`, email: `c-${number}@away.example` }, create: 'api' } as const
  const common = { contact, source: 'track', at: began, receivedAt: began, hop: 0 }
  const fields = { score: hasLetter ? 1 : 0 }
  const record = { type: 'record', created: null, fields, allowBackward: false, cause, runFlows: true } as const
  const event = { type: 'event', name: 'Came', properties: {}, cause } as const
  return [
    { ...common, idempotencyKey: `record-${number}`, content: record },
    { ...common, idempotencyKey: `event-${number}`, content: event },
  ]
}

function judge(file: string): { ended: number; sentAt: number[] } {
  const database = new Sqlite(file, { readonly: true })
  const ended = Number(database.prepare(`select count(*) from run where status = 'ended'`).pluck().get())
  const sentAt = database.prepare(`select done_at from delivery where status = 'sent' order by done_at`).pluck().all()
  database.close()
  return { ended, sentAt: sentAt as number[] }
}

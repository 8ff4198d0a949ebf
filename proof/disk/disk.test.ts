import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { clientOf, cookiesOf } from '../../e2e/client.ts'
import { startEtape, type RunningEtape } from '../../e2e/server.ts'
import { openMailbox } from '../kill/mailbox.ts'
import { openShop } from '../kill/shop.ts'
import { untilServed } from '../kill/until-served.ts'
import { judgeShop } from '../kill/verdict.ts'
import { makeSmallDisk, mayMakeDisks } from './full-disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'etape-disk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// A name of the database's, or a line of a stack.
const tellsTooMuch = /SQLITE|\.ts:\d|\\n\s+at /

interface Answer {
  status: number
  type: string
  text: string
}

/** One order, under a number that is its own. */
async function order({ url }: RunningEtape, writeKey: string, number: number): Promise<Answer> {
  const response = await fetch(`${url}/v1/track`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      messageId: `order-${number}`,
      userId: `customer-${number % 10}`,
      event: 'Order placed',
      properties: { order: number, note: 'x'.repeat(2000) },
    }),
  })
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() }
}

/** Orders until one is refused, and then twenty more: what was taken, and what the refusals said. */
async function fill(etape: RunningEtape, writeKey: string) {
  const acknowledged = new Set<number>()
  const refused: Answer[] = []
  for (let number = 1; refused.length < 20 && number < 20_000; number += 1) {
    const answer = await order(etape, writeKey, number)
    if (answer.status === 200) acknowledged.add(number)
    else refused.push(answer)
  }
  return { acknowledged, refused }
}

async function untilTaken(etape: RunningEtape, writeKey: string, number: number): Promise<number> {
  const began = performance.now()
  while ((await order(etape, writeKey, number)).status !== 200) {
    if (performance.now() - began > 60_000) return Infinity
    await setTimeout(100)
  }
  return performance.now() - began
}

interface Room {
  folder: string
  makeRoom: (etape: RunningEtape) => void
  start: () => Promise<RunningEtape>
}

/** What a shop does while there is no room, and after. */
async function runOutOfRoom({ folder: data, makeRoom, start }: Room, smtp: Awaited<ReturnType<typeof openMailbox>>) {
  const etape = await start()
  const admin = clientOf(etape, await cookiesOf(etape, etape.signInLink))
  const writeKey = await openShop(admin, 10)
  const { acknowledged, refused } = await fill(etape, writeKey)
  const health = await fetch(`${etape.url}/api/health`)
  makeRoom(etape)
  const last = 1_000_000
  const goesOnAfterMs = await untilTaken(etape, writeKey, last)
  acknowledged.add(last)
  await untilServed(admin)
  await etape.stop()
  const verdict = judgeShop({ file: join(data, 'etape.sqlite'), acknowledged, letters: smtp.received })
  return { acknowledged, refused, health: health.status, goesOnAfterMs, verdict }
}

test.runIf(mayMakeDisks)(
  'on a full disk it refuses and says why, loses nothing it has taken, and goes on by itself when there is room',
  async () => {
    const mailbox = await openMailbox()
    const disk = makeSmallDisk(join(folder, 'small'), 6000)
    const environment = { ETAPE_SMTP_URL: mailbox.url, ETAPE_MAIL_FROM: 'shop@shop.example', ETAPE_LOG_LEVEL: 'silent' }
    try {
      const start = () => startEtape({ folder: disk.folder, args: ['--empty'], environment })
      const room = { folder: disk.folder, makeRoom: () => disk.grow(200), start }
      const found = await runOutOfRoom(room, mailbox)
      expect(found.acknowledged.size).toBeGreaterThan(20)
      expect(new Set(found.refused.map(({ status }) => status))).toEqual(new Set([507]))
      expect(found.refused.filter(({ type }) => !type.startsWith('application/problem+json'))).toEqual([])
      expect(found.refused.filter(({ text }) => tellsTooMuch.test(text))).toEqual([])
      expect(found.health).toBe(200)
      expect(found.goesOnAfterMs).toBeLessThan(10_000)
      expect(found.verdict.faults).toEqual([])
    } finally {
      disk.remove()
      await mailbox.close()
    }
  },
  300_000,
)

const hasPrlimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0

test.runIf(hasPrlimit)(
  'when writes fail it refuses and says so, loses nothing it has taken, and goes on by itself when they work again',
  async () => {
    const mailbox = await openMailbox()
    const data = join(folder, 'failing')
    const environment = { ETAPE_SMTP_URL: mailbox.url, ETAPE_MAIL_FROM: 'shop@shop.example', ETAPE_LOG_LEVEL: 'silent' }
    try {
      const start = () => startEtape({ folder: data, args: ['--empty'], environment })
      const room: Room = {
        folder: data,
        start: async () => {
          const etape = await start()
          // A file that may not grow fails every write past its end, as a failing disk does.
          spawnSync('prlimit', ['--pid', String(etape.pid), '--fsize=5000000:unlimited'])
          return etape
        },
        makeRoom: ({ pid }) => void spawnSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited']),
      }
      const found = await runOutOfRoom(room, mailbox)
      expect(found.acknowledged.size).toBeGreaterThan(20)
      expect(new Set(found.refused.map(({ status }) => status))).toEqual(new Set([503]))
      expect(found.refused.filter(({ text }) => tellsTooMuch.test(text))).toEqual([])
      expect(found.goesOnAfterMs).toBeLessThan(10_000)
      expect(found.verdict.faults).toEqual([])
    } finally {
      await mailbox.close()
    }
  },
  300_000,
)

test.runIf(mayMakeDisks)('a folder that may only be read is refused with a sentence', () => {
  const disk = makeSmallDisk(join(folder, 'read-only'), 6000)
  try {
    writeFileSync(join(disk.folder, 'etape.sqlite'), '')
    spawnSync('mount', ['-o', 'remount,ro', disk.folder])
    const main = join(import.meta.dirname, '../../apps/server/src/main.ts')
    const { status, stderr } = spawnSync(process.execPath, [main, '--port', '0', '--data', disk.folder, '--empty'], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^The data folder .* cannot be written \(EROFS\)\. Choose another: --data \.\/data\n$/)
  } finally {
    disk.remove()
  }
})

test.runIf(existsSync('/dev/full'))('a log that cannot be written does not stop it', async () => {
  // Every write to this file fails for want of room.
  const etape = await startEtape({ folder: join(folder, 'log'), args: ['--empty'], errorsTo: '/dev/full' })
  const refused = await fetch(`${etape.url}/api/contacts`)
  expect(refused.status).toBe(401)
  await etape.stop()
  expect(readFileSync(join(folder, 'log', 'etape.sqlite')).length).toBeGreaterThan(0)
})

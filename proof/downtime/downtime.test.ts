import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { clientOf, cookiesOf } from '../../e2e/client.ts'
import { startEtape, type RunningEtape } from '../../e2e/server.ts'
import { openMailbox } from '../kill/mailbox.ts'
import { sendOrders } from '../kill/orders.ts'
import { openShop } from '../kill/shop.ts'
import { untilServed } from '../kill/until-served.ts'
import { judgeShop } from '../kill/verdict.ts'
import { quickFolder } from '../simulate/simulate-alone.ts'
import { comeBackAfterTwoWeeks } from './two-weeks.ts'

const folder = mkdtempSync(join(tmpdir(), 'etape-downtime-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const letters = 60

test('a server that was away for two weeks catches up, with no letter at night and only so many a minute', async () => {
  const away = mkdtempSync(join(quickFolder, 'etape-away-'))
  const { ended, arrived, sentAt, faults } = await comeBackAfterTwoWeeks({ folder: away, waits: 5000, letters })
  expect(faults).toEqual([])
  expect(ended).toBe(5000)
  expect(arrived).toBe(letters)
  expect(sentAt.length).toBe(letters)
  // 20 a minute are one every three seconds.
  expect((sentAt.at(-1) ?? 0) - (sentAt[0] ?? 0)).toBeGreaterThanOrEqual((letters - 1) * 3000)
}, 600_000)

test('a busy server that is told to stop has finished in ten seconds, and nothing is lost', async () => {
  const data = join(folder, 'stopping')
  const mailbox = await openMailbox()
  const environment = { ETAPE_SMTP_URL: mailbox.url, ETAPE_MAIL_FROM: 'shop@shop.example' }
  const start = () => startEtape({ folder: data, args: ['--empty'], environment })
  let etape: RunningEtape | null = await start()
  const writeKey = await openShop(clientOf(etape, await cookiesOf(etape, etape.signInLink)), 20)
  const orders = sendOrders({ url: () => etape?.url ?? null, writeKey, customers: 20, atOnce: 8 })
  const took: number[] = []
  for (let stop = 0; stop < 3; stop += 1) {
    await setTimeout(700)
    const stopping: RunningEtape = etape
    const began = performance.now()
    await stopping.stop()
    took.push(performance.now() - began)
    etape = await start()
  }
  await orders.end()
  await untilServed(clientOf(etape, await cookiesOf(etape, etape.signInLink)))
  await etape.stop()
  const { acknowledged } = orders
  const verdict = judgeShop({ file: join(data, 'etape.sqlite'), acknowledged, letters: mailbox.received })
  await mailbox.close()
  expect(verdict.faults).toEqual([])
  // Stopped as it should, it leaves no message in doubt.
  expect(verdict.unknown).toBe(0)
  expect(took.filter((ms) => ms > 10_000)).toEqual([])
}, 600_000)

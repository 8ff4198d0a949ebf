import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Client } from '@etape/contract'
import { clientOf, cookiesOf } from '../../e2e/client.ts'
import { startEtape, type RunningEtape } from '../../e2e/server.ts'
import { chanceFrom } from '../../apps/server/src/demo/chance.ts'
import { openMailbox } from './mailbox.ts'
import { sendOrders, type Orders } from './orders.ts'
import { openShop } from './shop.ts'
import { untilServed } from './until-served.ts'
import { judgeShop, type Verdict } from './verdict.ts'

interface Killing {
  /** Empty; the database is left in it. */
  folder: string
  kills: number
  /** Decides when each kill comes. */
  seed: number
  told: { kill: (line: string) => void }
}

interface Outcome {
  verdict: Verdict
  readyMs: readonly number[]
  acknowledged: number
}

const customers = 40
const atOnce = 8
const longestLifeMs = 1000

/** Runs a shop on a real server that is killed at moments drawn from the seed, lets it finish, and judges what is left. */
export async function killAgainAndAgain({ folder, kills, seed, told }: Killing): Promise<Outcome> {
  const mailbox = await openMailbox()
  const environment = { ETAPE_SMTP_URL: mailbox.url, ETAPE_MAIL_FROM: 'shop@shop.example' }
  const start = () => startEtape({ folder, args: ['--empty'], environment })
  let etape: RunningEtape | null = await start()
  try {
    const writeKey = await openShop(await adminOf(etape), customers)
    const orders = sendOrders({ url: () => etape?.url ?? null, writeKey, customers, atOnce })
    const chance = chanceFrom(seed)
    const readyMs: number[] = []
    for (let kill = 1; kill <= kills; kill += 1) {
      if (chance.happens(0.7)) await untilMore(orders)
      await setTimeout(chance.draw() * longestLifeMs)
      const dying: RunningEtape = etape
      etape = null
      await dying.kill()
      etape = await start()
      readyMs.push(etape.readyMs)
      told.kill(
        `kill ${kill}: ${orders.acknowledged.size} acknowledged, ready again in ${Math.round(etape.readyMs)} ms`,
      )
    }
    await orders.end()
    await untilServed(await adminOf(etape))
    await etape.stop()
    etape = null
    const { acknowledged } = orders
    const verdict = judgeShop({ file: join(folder, 'etape.sqlite'), acknowledged, letters: mailbox.received })
    return { verdict, readyMs, acknowledged: acknowledged.size }
  } finally {
    await etape?.kill()
    await mailbox.close()
  }
}

// On a machine with much else to do many a life would be over before anything came in.
async function untilMore({ acknowledged }: Pick<Orders, 'acknowledged'>): Promise<void> {
  const before = acknowledged.size
  const deadline = performance.now() + 30_000
  while (acknowledged.size === before && performance.now() < deadline) await setTimeout(5)
}

const adminOf = async (etape: RunningEtape): Promise<Client> =>
  clientOf(etape, await cookiesOf(etape, etape.signInLink))

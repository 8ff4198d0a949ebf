import type { EpochMs } from '@etape/conditions'
import type { DeliveryToSend, Store } from '@etape/store'
import type { Attempt } from '../../apps/server/src/deliveries/attempt.ts'
import type { Chance } from '../../apps/server/src/demo/chance.ts'
import { answerFor } from '../../apps/server/src/runtime/answer-run.ts'
import { lostOutcomeOf, outcomeOf } from '../../apps/server/src/runtime/outcome-of.ts'
import { Crash } from './faulty-store.ts'
import type { SimulatedProcess } from './process.ts'

/** What happens while something is sent, if anything: the process dies at one of three places, or its last commit is in doubt. */
export type SendFault = 'none' | 'after-claim' | 'before-leaving' | 'after-leaving' | 'outcome-in-doubt'

export const sendFaults: readonly SendFault[] = ['after-claim', 'before-leaving', 'after-leaving', 'outcome-in-doubt']

/** How often each message arrived, by its key. */
export type Arrivals = Map<string, number>

/** What the simulation's clock says, which goes on while the other side takes its time. */
export interface Time {
  now: EpochMs
}

export interface World {
  arrivals: Arrivals
  chance: Chance
  fault: SendFault
}

const leaseMs = 900_000
const minuteMs = 60_000

/** Sends what is due into a world that takes, refuses, takes its time, or keeps silent, as chance has it. */
export async function sendDue(process: SimulatedProcess, time: Time, world: World): Promise<number> {
  const mails = await sendOf('email', process, { time, world })
  return mails + (await sendOf('webhook', process, { time, world }))
}

interface Sending {
  time: Time
  world: World
}

async function sendOf(channel: 'email' | 'webhook', { store }: SimulatedProcess, { time, world }: Sending) {
  const { deliveries } = store
  const { chance, fault } = world
  const claimed = await deliveries.claim({ channel, now: time.now, leaseMs, limit: 4 })
  if (fault === 'after-claim' && claimed.length > 0) throw new Crash()
  const ids = claimed.map(({ id }) => id)
  const begun = new Set(await deliveries.begin(ids, { at: time.now, leaseMs }))
  for (const delivery of claimed.filter(({ id }) => begun.has(id))) {
    if (fault === 'before-leaving') throw new Crash()
    const attempt = leave(delivery, world)
    if (chance.happens(0.1)) time.now += chance.between(1, 14) * minuteMs
    if (fault === 'after-leaving') throw new Crash()
    const outcome = outcomeOf(attempt, delivery, { now: time.now, draw: chance.draw() })
    const keep = () => keepOutcome(store, delivery, { attempt, outcome, now: time.now })
    await keep()
    if (fault === 'outcome-in-doubt') await keep()
  }
  return claimed.length
}

function keepOutcome(store: Store, delivery: DeliveryToSend, ended: Parameters<typeof answerFor>[1]): Promise<void> {
  return store.transaction(async ({ deliveries, inputs }) => {
    await deliveries.finish(delivery, ended.outcome, ended.now)
    const answers = answerFor(delivery, ended)
    if (answers.length > 0) await inputs.receive(answers)
  })
}

function leave({ key, message }: DeliveryToSend, { arrivals, chance }: World): Attempt {
  if (chance.happens(0.2)) return { outcome: 'retry', detail: 'not now' }
  if (chance.happens(0.03)) return { outcome: 'failed', detail: 'never' }
  arrivals.set(key, (arrivals.get(key) ?? 0) + 1)
  const isUnknown = chance.happens(0.1)
  if (message.channel !== 'webhook') return isUnknown ? { outcome: 'unknown', detail: '' } : { outcome: 'sent', detail: '250' } // prettier-ignore
  if (isUnknown) return { outcome: 'retry', detail: 'no answer', mayHaveArrived: true }
  return { outcome: 'sent', detail: '200', answer: { status: 200, values: {} } }
}

/** What a process does first: nobody knows whether those left that its predecessor had begun. */
export async function settleLeftBehind({ store }: SimulatedProcess, now: EpochMs): Promise<void> {
  const left = [...(await store.deliveries.leftBehind()), ...(await store.deliveries.lost(now))]
  const settled = new Set<number>()
  for (const delivery of left) {
    if (settled.has(delivery.id)) continue
    settled.add(delivery.id)
    const outcome = lostOutcomeOf(delivery, { now, draw: 0.5 })
    await store.deliveries.finish(delivery, outcome, now)
  }
}

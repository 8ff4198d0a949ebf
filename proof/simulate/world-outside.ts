import type { EpochMs } from '@etape/conditions'
import type { Attempt } from '../../apps/server/src/deliveries/attempt.ts'
import type { Chance } from '../../apps/server/src/demo/chance.ts'
import { lostOutcomeOf, outcomeOf } from '../../apps/server/src/runtime/outcome-of.ts'
import { Crash, type SimulatedProcess } from './process.ts'

/** Where in sending the process dies, if it does. */
export type SendFault = 'none' | 'after-claim' | 'before-leaving' | 'after-leaving'

/** How often each message arrived, by its key. */
export type Arrivals = Map<string, number>

const leaseMs = 180_000

/** Sends what is due into a world that takes, refuses for now, or keeps silent, as chance has it. */
export async function sendDue(
  { store }: SimulatedProcess,
  now: EpochMs,
  { arrivals, chance, fault }: { arrivals: Arrivals; chance: Chance; fault: SendFault },
): Promise<number> {
  const { deliveries } = store
  const claimed = await deliveries.claim({ channel: 'email', now, leaseMs, limit: 4 })
  if (fault === 'after-claim' && claimed.length > 0) throw new Crash()
  const begun = new Set(await deliveries.begin(claimed.map(({ id }) => id), { at: now, leaseMs })) // prettier-ignore
  for (const delivery of claimed.filter(({ id }) => begun.has(id))) {
    if (fault === 'before-leaving') throw new Crash()
    const attempt = leave(delivery.key, { arrivals, chance })
    if (fault === 'after-leaving') throw new Crash()
    await deliveries.finish(delivery.id, outcomeOf(attempt, delivery, { now, draw: chance.draw() }), now)
  }
  return claimed.length
}

function leave(key: string, { arrivals, chance }: { arrivals: Arrivals; chance: Chance }): Attempt {
  if (chance.happens(0.2)) return { outcome: 'retry', detail: '451' }
  arrivals.set(key, (arrivals.get(key) ?? 0) + 1)
  return chance.happens(0.1) ? { outcome: 'unknown', detail: '' } : { outcome: 'sent', detail: '250' }
}

/** What a process does first: nobody knows whether those left that its predecessor had begun. */
export async function settleLeftBehind({ store }: SimulatedProcess, now: EpochMs): Promise<void> {
  for (const delivery of await store.deliveries.leftBehind())
    await store.deliveries.finish(delivery.id, lostOutcomeOf(delivery, { now, draw: 0.5 }), now)
}

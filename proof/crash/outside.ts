import type { EpochMs } from '@etape/conditions'
import type { NewInput } from '@etape/store'
import type { Chance } from '../../apps/server/src/demo/chance.ts'
import { sendDue, settleLeftBehind, type Arrivals } from '../simulate/world-outside.ts'
import type { SimulatedProcess } from '../simulate/process.ts'
import type { CanonicalFlow } from './canonical-flows.ts'

export const began: EpochMs = Date.UTC(2026, 2, 2, 9)

/** What is left when a process dies: the time, what arrived, and which events were acknowledged. */
export interface Outside {
  now: EpochMs
  arrivals: Arrivals
  acknowledged: Set<number>
}

export const newOutside = (): Outside => ({ now: began, arrivals: new Map(), acknowledged: new Set() })

export const copyOf = ({ now, arrivals, acknowledged }: Outside): Outside => ({
  now,
  arrivals: new Map(arrivals),
  acknowledged: new Set(acknowledged),
})

// Whoever is written to takes everything at once: what is repeated is the process's own doing.
const steady: Chance = {
  draw: () => 0.5,
  between: (low) => low,
  pick: ([first]) => {
    if (first === undefined) throw new RangeError('There is nothing to pick from.')
    return first
  },
  happens: () => false,
}

/** Lets a process that has just started do all there is to do, from wherever its predecessor left it. */
export async function goOn(process: SimulatedProcess, { events }: CanonicalFlow, outside: Outside): Promise<void> {
  await settleLeftBehind(process, outside.now)
  for (const [number, { name, afterMinutes }] of events.entries()) {
    if (outside.acknowledged.has(number)) continue
    const at = began + afterMinutes * 60_000
    await untilNothingIsDue(process, outside, at)
    outside.now = Math.max(outside.now, at)
    await process.store.inputs.receive([anEvent(name, number, outside.now)])
    outside.acknowledged.add(number)
  }
  await untilNothingIsDue(process, outside, Infinity)
}

async function untilNothingIsDue(process: SimulatedProcess, outside: Outside, before: EpochMs): Promise<void> {
  const { turns, deliveries } = process.store
  for (let rounds = 0; rounds < 500; rounds += 1) {
    const moments = [await turns.nextDueAt(), await deliveries.nextDueAt()].filter((at) => at !== null)
    if (moments.length === 0 || Math.min(...moments) >= before) return
    outside.now = Math.max(outside.now, Math.min(...moments))
    await process.takeTurns(outside.now, 10, 'none')
    await sendDue(process, outside, { arrivals: outside.arrivals, chance: steady, fault: 'none' })
  }
  throw new Error('It did not come to rest.')
}

function anEvent(name: string, number: number, now: EpochMs): NewInput {
  return {
    contact: { identity: { externalId: 'somebody', email: 'somebody@crash.example' }, create: 'api' },
    source: 'track',
    idempotencyKey: `event-${number}`,
    at: now,
    receivedAt: now,
    hop: 0,
    content: { type: 'event', name, properties: {}, cause: { by: 'person', user: 'crash', name: 'Crash' } },
  }
}

import { openStore, type Store, type StoreConfig } from '@etape/store'
import { openDefinitions } from '../../apps/server/src/definitions.ts'
import { interleavings } from './interleavings.ts'
import { faultsOf } from './judge-race.ts'
import { anInput, began, cause, defineRace, openRacer, type Racer } from './racer.ts'

const minuteMs = 60_000

export interface Raced {
  orders: number
  /** How often one was told that the other had been quicker. */
  conflicts: number
  faults: readonly string[]
}

/**
 * Two processes over one database, each with an event of its own for the same contact: it receives it, reads, writes, reads again … up
 * to so many steps, in every order there is of the two, a new contact for each order.
 */
export async function raceInEveryOrder(config: StoreConfig, steps: number): Promise<Raced> {
  const [one, two] = [await openStore(config), await openStore(config)]
  try {
    await defineRace(one)
    const racers = { first: await openRacer(one), second: await openRacer(two, await openDefinitions(two)) }
    const raced = { orders: 0, conflicts: 0, faults: [] as string[] }
    for (const order of interleavings(steps, steps)) {
      raced.orders += 1
      const { id, conflicts } = await raceOnce(one, racers, { name: `contact-${raced.orders}`, order })
      raced.conflicts += conflicts
      const faults = await faultsOf(one, id)
      raced.faults.push(...faults.map((fault) => `${order.join(' ')}: ${fault}`))
    }
    return raced
  } finally {
    await one.close()
    await two.close()
  }
}

type Racers = Readonly<Record<'first' | 'second', Racer>>

async function raceOnce(
  store: Store,
  racers: Racers,
  { name, order }: { name: string; order: readonly ('first' | 'second')[] },
): Promise<{ id: number; conflicts: number }> {
  const made = { type: 'record', created: null, fields: {}, allowBackward: false, cause, runFlows: true } as const
  const [received] = await store.inputs.receive([anInput(name, made, null)])
  const id = received?.contactId ?? 0
  const taken = { first: 0, second: 0 }
  let conflicts = 0
  for (const who of order) {
    const step = taken[who]
    taken[who] += 1
    const event = who === 'first' ? 'One' : 'Two'
    if (step === 0)
      await racers[who].receive(name, { type: 'event', name: event, properties: {}, cause }, `${name} ${who}`)
    else if (step % 2 === 1) await racers[who].load(id, momentOf(step))
    else if (!(await racers[who].commit())) conflicts += 1
  }
  for (const who of ['first', 'second'] as const) await racers[who].commit()
  await settle(racers, id)
  return { id, conflicts }
}

// The first reading is of the moment it came, later ones of when its waits are over.
const momentOf = (step: number): number => began + (step < 3 ? 0 : 5 * minuteMs)

/** What a process does that was told another had been quicker: it reads again. */
async function settle(racers: Racers, id: number): Promise<void> {
  for (const minutes of [0, 5, 10]) {
    await racers.second.load(id, began + minutes * minuteMs)
    await racers.second.commit()
  }
}

import { setTimeout } from 'node:timers/promises'
import type { NewInput, Store } from '@etape/store'
import { openDefinitions } from '../../apps/server/src/definitions.ts'
import { interleavings } from './interleavings.ts'
import { anInput, began, cause, defineRace, openRacer, type Racer } from './racer.ts'

type Who = 'first' | 'second'

/** Somebody who was there without a name, and the person they turn out to be. */
interface Pair {
  anonymous: string
  name: string
  from: number
  to: number
}

const minuteMs = 60_000

/**
 * Two processes (or the two threads of one) over one database. The first has an event of somebody without a name and an edit of a person,
 * and takes the turn of the one without a name; the second has an event of the person, says that the two are one, and takes the person's
 * turn. In every order there is of their steps. Answers what is wrong.
 */
export async function mergeInEveryOrder(one: Store, two: Store): Promise<{ orders: number; faults: string[] }> {
  const racers = await openRacers(one, two)
  const faults: string[] = []
  let orders = 0
  for (const order of interleavings(4, 4)) {
    orders += 1
    const pair = await makePair(one, racers, `every-${orders}`)
    const steps = { first: stepsOfFirst(one, racers.first, pair), second: stepsOfSecond(two, racers.second, pair) }
    for (const who of order) await steps[who].shift()?.()
    await settle(racers, pair)
    faults.push(...(await faultsOf(one, pair, { isEdited: true })).map((fault) => `${order.join(' ')}: ${fault}`))
  }
  return { orders, faults }
}

/** The turn that takes in the event is committed while the two become one, again and again, a little earlier or later each time. */
export async function mergeAtOnce(one: Store, two: Store, rounds: number): Promise<string[]> {
  const racers = await openRacers(one, two)
  const faults: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const pair = await makePair(one, racers, `at-once-${round}`)
    await one.inputs.receive([came(pair, 'One')])
    await racers.first.load(pair.from, began)
    await Promise.all([
      setTimeout(round % 8).then(() => racers.first.commit()),
      two.contacts.alias(pair.anonymous, pair.to, began),
    ])
    await two.inputs.receive([named(pair, { type: 'event', name: 'Two', properties: { of: 'Two' }, cause })])
    await settle(racers, pair)
    faults.push(...(await faultsOf(one, pair, { isEdited: false })).map((fault) => `round ${round}: ${fault}`))
  }
  return faults
}

async function openRacers(one: Store, two: Store): Promise<Readonly<Record<Who, Racer>>> {
  await defineRace(one)
  return { first: await openRacer(one), second: await openRacer(two, await openDefinitions(two)) }
}

async function makePair(store: Store, racers: Readonly<Record<Who, Racer>>, name: string): Promise<Pair> {
  const anonymous = `somebody ${name}`
  const record = { type: 'record', created: null, fields: {}, allowBackward: false, cause, runFlows: true } as const
  const [unknown, known] = await store.inputs.receive([
    { ...anInput(name, record, null), contact: { identity: { anonymousId: anonymous }, create: 'api' } },
    anInput(name, record, null),
  ])
  const pair = { anonymous, name, from: unknown?.contactId ?? 0, to: known?.contactId ?? 0 }
  for (const id of [pair.from, pair.to]) {
    await racers.first.load(id, began)
    await racers.first.commit()
  }
  return pair
}

const came = ({ anonymous }: Pair, name: string): NewInput => ({
  ...anInput('', { type: 'event', name, properties: { of: name }, cause }, null),
  contact: { identity: { anonymousId: anonymous }, create: 'api' },
})
const named = ({ name }: Pair, content: NewInput['content']): NewInput => anInput(name, content, null)

function stepsOfFirst(store: Store, racer: Racer, pair: Pair): (() => Promise<unknown>)[] {
  const fields = { city: 'Lund' }
  const edit = { type: 'record', created: null, fields, allowBackward: false, cause, runFlows: true } as const
  return [
    () => store.inputs.receive([came(pair, 'One')]),
    () => racer.load(pair.from, began),
    () => store.inputs.receive([named(pair, edit)]),
    () => racer.commit(),
  ]
}

function stepsOfSecond(store: Store, racer: Racer, pair: Pair): (() => Promise<unknown>)[] {
  return [
    () => store.inputs.receive([named(pair, { type: 'event', name: 'Two', properties: { of: 'Two' }, cause })]),
    () => racer.load(pair.to, began),
    () => store.contacts.alias(pair.anonymous, pair.to, began),
    () => racer.commit(),
  ]
}

/** What a process does that was told another had been quicker, or that looks again later: it reads again. */
async function settle(racers: Readonly<Record<Who, Racer>>, { from, to }: Pair): Promise<void> {
  for (const who of ['first', 'second'] as const) await racers[who].commit()
  for (const minutes of [0, 5, 10]) {
    for (const id of [from, to]) {
      await racers.second.load(id, began + minutes * minuteMs)
      await racers.second.commit()
    }
  }
}

async function faultsOf(
  store: Store,
  { anonymous, from, to }: Pair,
  { isEdited }: { isEdited: boolean },
): Promise<string[]> {
  const events = await store.contacts.events(to, ['One', 'Two'])
  const seen = events.map(({ name, properties }) => `${name} of ${String(properties['of'])}`).toSorted()
  const { rows: cities } = await store.contacts.changes(to, { field: 'city', limit: 20 })
  const left = await store.contacts.events(from, ['One', 'Two'])
  const runs = await store.runs.list({ contact: from, status: 'waiting', limit: 10 })
  const theirs = await store.runs.list({ contact: to, limit: 10 })
  const owner = await store.contacts.find({ anonymousId: anonymous })
  const checked: [boolean, string][] = [
    [seen.join() === 'One of One,Two of Two', `the person did ${seen.join() || 'nothing'}`],
    [left.length === 0, `${left.length} events stayed with nobody`],
    [(await store.contacts.get(from)) === null, 'the one without a name is still there'],
    [owner === to, 'the id without a name does not lead to the person'],
    [runs.rows.length === 0, 'a run of nobody is under way'],
    [
      theirs.rows.some(({ flow, status }) => flow.name === 'Two' && status === 'ended'),
      'what the person did started nothing',
    ],
    [!isEdited || cities.some(({ after }) => after === 'Lund'), 'the edit of the person was lost'],
  ]
  return checked.filter(([holds]) => !holds).map(([, fault]) => fault)
}

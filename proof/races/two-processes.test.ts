import { openStore, type Store } from '@etape/store'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anInput, began, cause, defineRace, openRacer } from './racer.ts'

const event = (name: string) => ({ type: 'event', name, properties: {}, cause }) as const
const postgres = testStores.filter(({ name }) => name === 'PostgreSQL')

describe.each(postgres)('two processes over one $name', ({ newDatabase }) => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await newDatabase()
  })
  afterEach(() => database.remove())

  test('lose nothing that came between a reading and its writing', async () => {
    const [one, two] = [await openStore(database.config), await openStore(database.config)]
    const wrote = (fields: Readonly<Record<string, string | number>>) =>
      ({ type: 'record', created: null, fields, allowBackward: false, cause, runFlows: true }) as const
    const racers = [await openRacer(one), await openRacer(two)] as const
    const [received] = await one.inputs.receive([anInput('ada', wrote({ city: 'Lund' }), null)])
    const id = received?.contactId ?? 0
    await racers[0].load(id, began)
    await two.inputs.receive([anInput('ada', wrote({ score: 7 }), null)])
    await racers[1].load(id, began)
    expect([await racers[1].commit(), await racers[0].commit()]).toEqual([true, false])
    expect((await one.contacts.get(id))?.fields).toMatchObject({ city: 'Lund', score: 7 })
    await one.close()
    await two.close()
  })

  test('do not write over each other: who was slower is told, and writes nothing at all', async () => {
    const [one, two] = [await openStore(database.config), await openStore(database.config)]
    await defineRace(one)
    const racers = [await openRacer(one), await openRacer(two)] as const
    const [received] = await one.inputs.receive([anInput('ada', event('One'), null)])
    const id = received?.contactId ?? 0
    for (const racer of racers) await racer.load(id, began)
    expect([await racers[0].commit(), await racers[1].commit()]).toEqual([true, false])
    expect((await one.runs.list({ contact: id, limit: 9 })).rows).toHaveLength(1)
    for (const racer of racers) await racer.load(id, began + 60_000)
    expect([await racers[1].commit(), await racers[0].commit()]).toEqual([true, false])
    expect((await one.deliveries.list({ contact: id, limit: 9 })).rows).toHaveLength(1)
    await one.close()
    await two.close()
  })
})

describe.each(testStores)('on $name', ({ newDatabase }) => {
  let database: TestDatabase
  let store: Store
  beforeEach(async () => {
    database = await newDatabase()
    store = await openStore(database.config)
    await defineRace(store)
  })
  afterEach(async () => {
    await store.close()
    await database.remove()
  })

  test('the same event fifty times at once is one event and one run', async () => {
    const received = await Promise.all(
      Array.from({ length: 50 }, () => store.inputs.receive([anInput('ada', event('One'), 'key')])),
    )
    const outcomes = received.flat().map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    const id = received[0]?.[0]?.contactId ?? 0
    const racer = await openRacer(store)
    await racer.load(id, began)
    expect(await racer.commit()).toBe(true)
    expect((await store.runs.list({ contact: id, limit: 9 })).rows).toHaveLength(1)
    expect((await store.contacts.timeline(id, { limit: 99, kinds: ['event'] })).rows).toHaveLength(1)
  })

  test('a contact that is deleted between a reading and its writing stays deleted, and no letter is left of it', async () => {
    const [received] = await store.inputs.receive([anInput('ada', event('One'), null)])
    const id = received?.contactId ?? 0
    const racer = await openRacer(store)
    await racer.load(id, began)
    await racer.commit()
    await racer.load(id, began + 60_000)
    await store.contacts.delete(id, { at: began + 60_000, cause })
    expect(await racer.commit()).toBe(false)
    expect(await store.contacts.get(id)).toBeNull()
    expect((await store.deliveries.list({ contact: id, limit: 9 })).rows).toEqual([])
    expect((await store.runs.list({ contact: id, limit: 9 })).rows).toMatchObject([
      { status: 'ended', outcome: 'removed' },
    ])
    await racer.load(id, began + 120_000)
    expect(await racer.commit()).toBe(true)
    expect(await store.turns.nextDueAt()).toBeNull()
  })
})

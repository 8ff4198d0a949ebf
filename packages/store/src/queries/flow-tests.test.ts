import { emptyFlow, type FlowTest } from '@etape/flow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const by = { by: 'Anna', at: T0 }
const later = { by: 'Bo', at: T0 + 5 }

const books: FlowTest = {
  name: 'Books a meeting',
  script: {
    sample: {
      name: 'Alex', contact: { stage: 'lead' }, company: null, deals: [],
      events: [{ name: 'Signed up', at: T0, properties: { plan: 'pro' } }], onSegments: ['vip'],
    },
    startAt: null, startedBy: null, at: T0, zone: 'Europe/Paris', acts: [{ type: 'wait' }], ways: { split: 'a' },
  },
  expects: [{ type: 'end', status: 'ended', node: 'end', outcome: 'booked' }],
} // prettier-ignore

describe.each(testStores)('flow tests on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
    await store.flows.create({ name: 'Welcome', description: '', document: emptyFlow, ...by })
  })
  afterEach(() => opened.remove())

  test('a test is kept as it is, oldest first, each flow for itself', async () => {
    const [first] = await store.flowTests.add('welcome', [books], by)
    const [second] = await store.flowTests.add('welcome', [{ ...books, name: 'Says nothing' }], later)
    expect(first).toEqual({ ...books, id: first?.id, updatedAt: T0, updatedBy: 'Anna' })
    expect(await store.flowTests.list('welcome')).toEqual([first, second])
    expect(await store.flowTests.list('another')).toEqual([])
  })

  test('a test is renamed and expects something else; what is left out stays', async () => {
    const [{ id } = { id: 0 }] = await store.flowTests.add('welcome', [books], by)
    const at = { flow: 'welcome', id }
    expect(await store.flowTests.change(at, { name: 'Meets' }, later)).toEqual({
      ...books, id, name: 'Meets', updatedAt: T0 + 5, updatedBy: 'Bo',
    }) // prettier-ignore
    const expects = [{ type: 'path', nodes: ['start'] }] as const
    expect(await store.flowTests.change(at, { expects }, later)).toMatchObject({ name: 'Meets', expects })
    expect(await store.flowTests.change({ flow: 'another', id }, { name: 'No' }, later)).toBeNull()
  })

  test('a test is removed from its own flow only', async () => {
    const [{ id } = { id: 0 }] = await store.flowTests.add('welcome', [books], by)
    expect(await store.flowTests.remove({ flow: 'another', id })).toBe(false)
    expect(await store.flowTests.remove({ flow: 'welcome', id })).toBe(true)
    expect(await store.flowTests.remove({ flow: 'welcome', id })).toBe(false)
    expect(await store.flowTests.list('welcome')).toEqual([])
  })

  test('a flow can have tests from the start', async () => {
    const { id } = await store.flows.create({
      name: 'Copy',
      description: '',
      document: emptyFlow,
      tests: [books],
      ...by,
    })
    expect(await store.flowTests.list(id)).toMatchObject([books])
  })

  test('a version knows which tests failed when it was published', async () => {
    const asked = { revision: 1, note: 'In a hurry', failedTests: ['Books a meeting'], ...by }
    expect(await store.flows.publish('welcome', asked)).toMatchObject({ failedTests: ['Books a meeting'] })
    expect(await store.flows.versions('welcome')).toMatchObject([
      { note: 'In a hurry', failedTests: ['Books a meeting'] },
    ])
  })
})

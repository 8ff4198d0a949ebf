import type { NewInput, Store } from '@etape/store'
import { testStores, type TestStore } from '@etape/store/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { gatherInputs } from './gather.ts'

const cameIn = (number: number): NewInput => ({
  contact: { identity: { email: `c${number % 3}@gather.example` }, create: 'api' },
  source: 'test',
  idempotencyKey: `key-${number}`,
  at: 0,
  receivedAt: 0,
  hop: 0,
  content: { type: 'event', name: 'Came', properties: {}, cause: { by: 'system', reason: 'test' } },
})

describe.each(testStores)('what comes in on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  test('is acknowledged when it is stored, and each with its own answer', async () => {
    const gathering = gatherInputs((inputs) => store.inputs.receive(inputs))
    const numbers = Array.from({ length: 30 }, (_, number) => number)
    const answers = await Promise.all(
      numbers.map(async (number) => {
        const [first] = await gathering.receive([cameIn(number)])
        return { first, stored: await store.inputs.waitingFor([first?.contactId ?? 0]) }
      }),
    )
    expect(answers.filter(({ first, stored }) => first?.outcome !== 'accepted' || stored === 0)).toEqual([])
    const [again] = await gathering.receive([cameIn(4)])
    expect(again).toEqual({ outcome: 'duplicate', contactId: answers[4]?.first?.contactId, created: false })
  })

  test('is not acknowledged when it cannot be stored', async () => {
    const gathering = gatherInputs(() => Promise.reject(new Error('The disk is full.')))
    await expect(gathering.receive([cameIn(1)])).rejects.toThrow('The disk is full.')
  })
})

test('what waits goes in pieces that are not too large, and what one sender sends stays together', async () => {
  const stored: number[] = []
  const gathering = gatherInputs(async (inputs) => {
    stored.push(inputs.length)
    return inputs.map(() => ({ outcome: 'accepted', contactId: 1, created: false }) as const)
  })
  const sizes = [200, 200, 200, 600, 1]
  const answers = await Promise.all(
    sizes.map((size) => gathering.receive(Array.from({ length: size }, () => cameIn(size)))),
  )
  expect(answers.map(({ length }) => length)).toEqual(sizes)
  expect(stored).toEqual([400, 200, 600, 1])
})

test('a whole lot goes while another is on its way, less waits to go together', async () => {
  const begun: { size: number; go: () => void }[] = []
  const gathering = gatherInputs(async (inputs) => {
    await new Promise<void>((go) => begun.push({ size: inputs.length, go }))
    return inputs.map(() => ({ outcome: 'accepted', contactId: 1, created: false }) as const)
  }, 2)
  const answered: number[] = []
  const send = async (count: number) => {
    await gathering.receive(Array.from({ length: count }, () => cameIn(count)))
    answered.push(count)
  }
  const sizes = () => begun.map(({ size }) => size)
  const sent = [send(1)]
  await vi.waitFor(() => expect(sizes()).toEqual([1]))
  sent.push(send(400), send(500))
  await vi.waitFor(() => expect(sizes()).toEqual([1, 400]))
  begun[1]?.go()
  await vi.waitFor(() => expect(sizes()).toEqual([1, 400, 500]))
  sent.push(send(2), send(3))
  begun[2]?.go()
  await sent[2]
  let isDrained = false
  const drained = gathering.drained().then(() => (isDrained = true))
  expect([sizes(), isDrained]).toEqual([[1, 400, 500], false])
  begun[0]?.go()
  await vi.waitFor(() => expect(sizes()).toEqual([1, 400, 500, 5]))
  begun[3]?.go()
  await drained
  expect(answered).toEqual([400, 500, 1, 2, 3])
})

import { expect, test } from 'vitest'
import { aStep } from '../../testing/index.ts'
import { wait } from '../timing/wait.ts'
import { waitFor } from '../timing/wait-for.ts'
import { branch } from './branch.ts'
import { end } from './end.ts'
import { manyWay } from './many-way.ts'
import { randomSplit } from './random-split.ts'

const isSwede = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const

test('a branch goes by what was judged', () => {
  expect(branch.step(aStep({ when: isSwede }, { firstTrue: 0 }))).toEqual({ type: 'leave', by: 'yes' })
  expect(branch.step(aStep({ when: isSwede }))).toEqual({ type: 'leave', by: 'no' })
})

test('a many-way branch takes the first way that holds, else the last', () => {
  const ways = ['a', 'b'].map((id) => ({ id, label: id, when: isSwede }))
  expect(manyWay.step(aStep({ ways }, { firstTrue: 1 }))).toEqual({ type: 'leave', by: 'b' })
  expect(manyWay.step(aStep({ ways }))).toEqual({ type: 'leave', by: 'else' })
})

test('no way of a many-way branch can take the place of the last', () => {
  const ways = [{ id: 'else', label: 'Else', when: isSwede }]
  expect(manyWay.config.safeParse({ ways }).success).toBe(false)
})

test('a random split keeps to its shares', () => {
  const ways = [
    { id: 'a', label: 'A', weight: 12.5 },
    { id: 'none', label: 'None', weight: 0 },
    { id: 'b', label: 'B', weight: 87.5 },
  ]
  const taken = Array.from({ length: 1000 }, (_, index) => randomSplit.step(aStep({ ways }, { draw: index / 1000 })))
  const count = (id: string) => taken.filter((outcome) => outcome.type === 'leave' && outcome.by === id).length
  expect([count('a'), count('none'), count('b')]).toEqual([125, 0, 875])
})

test('the shares of a random split add up to 100 %', () => {
  const split = (...weights: number[]) =>
    randomSplit.config.safeParse({ ways: weights.map((weight, index) => ({ id: `w${index}`, label: 'x', weight })) })
      .success
  expect(split(33.3, 33.3, 33.4)).toBe(true)
  expect(split(50, 49)).toBe(false)
  expect(split(100)).toBe(false)
})

test('a wait ends its time after arrival', () => {
  expect(wait.step(aStep({ for: { days: 1, hours: 1 } }, { now: 1000 }))).toEqual({
    type: 'sleep', until: 1000 + 25 * 3_600_000, thenBy: 'done',
  }) // prettier-ignore
})

test('waiting for something ends by it or, if there is one, by the time-out', () => {
  const awaited = { type: 'segment', segment: 'vip', to: 'leave' } as const
  expect(waitFor.step(aStep({ for: awaited, timeout: { minutes: 1 } }, { now: 1000 }))).toEqual({
    type: 'listen', for: awaited, until: 61_000, heardBy: 'happened', timedOutBy: 'timed-out',
  }) // prettier-ignore
  expect(waitFor.step(aStep({ for: awaited, timeout: null }))).toMatchObject({ until: null })
})

test('an end names its outcome', () => {
  expect(end.step(aStep({ as: 'won' }))).toEqual({ type: 'end', as: 'won' })
})

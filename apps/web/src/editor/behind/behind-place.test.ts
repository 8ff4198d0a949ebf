import { expect, test } from 'vitest'
import { readPlace, writePlace } from './behind-place.ts'

test('a number stands in the address and is found again', () => {
  for (const place of [
    { node: 'wait-1', sort: 'waiting' },
    { node: 'branch-1', sort: 'left', outlet: 'yes' },
    { node: 'branch-1', sort: 'left' },
  ] as const)
    expect(readPlace(writePlace(place))).toEqual(place)
})

test('what names no number is passed over', () => {
  expect(['', 'waiting', 'seen.wait-1', 'waiting.'].map(readPlace)).toEqual([null, null, null, null])
})

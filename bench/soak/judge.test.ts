import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import type { Look } from './watch.ts'

const quick = { medianMs: 2, p99Ms: 20 }
const looksWith = (memoryAt: (seconds: number) => number, walMb = 40): Look[] =>
  Array.from({ length: 360 }, (_, at) => ({ seconds: at * 5, memoryMb: memoryAt(at * 5), walMb, waiting: 3 }))

test('a server that holds what it held is fine, however it began', () => {
  const warming = looksWith((seconds) => (seconds < 300 ? 150 + seconds / 3 : 250))
  expect(judge(warming, quick)).toMatchObject({ memoryMbPerHour: 0, growth: 1, mostWalMb: 40, faults: [] })
})

test('a server that holds more and more is told from one that does not', () => {
  const { memoryMbPerHour, faults } = judge(
    looksWith((seconds) => 150 + (seconds * 200) / 3600),
    quick,
  )
  expect(memoryMbPerHour).toBeCloseTo(200)
  expect(faults).toEqual(['Memory grows: 1.27 times in the last quarter what it was in the second.'])
})

test('a log that is never moved into the database, too much memory and slow calls are each named', () => {
  const { faults } = judge(
    looksWith(() => 500, 900),
    { medianMs: 5, p99Ms: 180 },
  )
  expect(faults).toEqual([
    'The server held 500 MB, more than 400.',
    'The write-ahead log was 900 MB, more than 200.',
    'One call in a hundred took longer than 180 ms, and 100 is the bound.',
  ])
})

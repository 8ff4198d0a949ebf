import { expect, test } from 'vitest'
import { describeGoal, median, summarise, type Benchmark } from './benchmark.ts'
import { shown, tableOf } from './report.ts'

const faster: Benchmark = {
  id: 'P0', work: 'Something', baseline: 'the same by itself', unit: 'steps/s', goal: { atLeastTimes: 1, later: 2 },
  bound: '', nextLever: '', rounds: 3, prepare: () => Promise.reject(new Error('Not measured here.')),
} // prettier-ignore
const quicker: Benchmark = { ...faster, baseline: null, unit: 's', goal: { atMost: 3 } }

test('the median of an even number of figures lies between the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 10])).toBe(3)
})

test('a ratio is taken within each round, so that a slow moment of the machine counts for both', () => {
  const rounds = [
    { figure: 100, baseline: 50 },
    { figure: 10, baseline: 5 },
    { figure: 90, baseline: 90 },
  ]
  expect(summarise({ benchmark: faster, rounds })).toEqual({ figure: 90, baseline: 50, ratio: 2, met: true })
})

test('a goal without a baseline is met by the figure itself', () => {
  const round = (figure: number) => ({ figure, baseline: null })
  expect(summarise({ benchmark: quicker, rounds: [round(2)] })).toMatchObject({ ratio: null, met: true })
  expect(summarise({ benchmark: quicker, rounds: [round(4)] })).toMatchObject({ met: false })
})

test('goals and figures are shown as people write them', () => {
  expect(describeGoal(faster.goal, 'steps/s')).toBe('≥ 1 ×, then ≥ 2 ×')
  expect(describeGoal(quicker.goal, 's')).toBe('≤ 3 s')
  expect([shown(12_345.6), shown(1.2345), shown(0.1)]).toEqual(['12,346', '1.23', '0.1'])
  expect(tableOf([{ benchmark: faster, rounds: [{ figure: 30_000, baseline: 15_000 }] }])).toContain('2 ×')
})

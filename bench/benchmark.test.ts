import { expect, test } from 'vitest'
import { describeGoal, median, summarise, type Benchmark } from './benchmark.ts'
import { measuredOf, withMeasured } from './records.ts'
import { pageOf, shown, tableOf } from './report.ts'

const faster: Benchmark = {
  id: 'P0', work: 'Something', baseline: 'the same by itself', unit: 'steps/s', goal: { atLeastTimes: 1, later: 2 },
  bound: '', nextLever: '', rounds: 3, prepare: () => Promise.reject(new Error('Not measured here.')),
} // prettier-ignore
const quicker: Benchmark = { ...faster, baseline: null, unit: 's', goal: { atMost: 3 } }
const smaller: Benchmark = { ...faster, unit: 'MB', goal: { timesLess: 20 } }
const hardlySlower: Benchmark = { ...faster, unit: 'ms', goal: { atMostTimes: 3, figure: 100 } }

const onSomeDay = (date: string) => ({ date, commit: 'abc1234', node: 'v24', machine: '2 × any', loadBefore: 0 })
const measuredOn = (date: string, benchmark: Benchmark, figure: number) =>
  measuredOf({ benchmark, rounds: [{ figure, baseline: 10 }] }, onSomeDay(date))

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

test('what is to be times less is held against the baseline the other way round', () => {
  expect(summarise({ benchmark: smaller, rounds: [{ figure: 100, baseline: 2900 }] })).toMatchObject({
    ratio: 29,
    met: true,
  })
  expect(summarise({ benchmark: smaller, rounds: [{ figure: 200, baseline: 2900 }] })).toMatchObject({ met: false })
})

test('where less is better both the ratio and the figure by itself must hold', () => {
  const round = (figure: number, baseline: number) => ({ benchmark: hardlySlower, rounds: [{ figure, baseline }] })
  expect(summarise(round(20, 10))).toMatchObject({ ratio: 2, met: true })
  expect(summarise(round(40, 10))).toMatchObject({ met: false })
  expect(summarise(round(120, 100))).toMatchObject({ met: false })
})

test('goals and figures are shown as people write them', () => {
  expect(describeGoal(faster.goal, 'steps/s')).toBe('≥ 1 ×, then ≥ 2 ×')
  expect(describeGoal(quicker.goal, 's')).toBe('≤ 3 s')
  expect(describeGoal(smaller.goal, 'MB')).toBe('≥ 20 × less')
  expect(describeGoal(hardlySlower.goal, 'ms')).toBe('≤ 3 ×, and ≤ 100 ms')
  expect([shown(12_345.6), shown(1.2345), shown(0.1)]).toEqual(['12,346', '1.23', '0.1'])
  expect(tableOf([measuredOn('2026-01-01', faster, 20)])).toContain('2 ×')
})

test('what was not measured this time keeps its figure and its day, and what is no more goes', () => {
  const first = measuredOn('2026-01-01', faster, 20)
  const second = measuredOn('2026-01-01', { ...faster, id: 'P00' }, 30)
  const gone = measuredOn('2026-01-01', { ...faster, id: 'P000' }, 40)
  const again = measuredOn('2026-02-02', faster, 50)
  expect(withMeasured([gone, second, first], again, ['P0', 'P00'])).toEqual([again, second])
  expect(pageOf([again, second])).toMatch(/\| P0 \|.*2026-02-02.*\n\| P00 \|.*2026-01-01/)
})

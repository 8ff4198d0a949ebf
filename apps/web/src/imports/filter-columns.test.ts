import { expect, test } from 'vitest'
import { filterColumns } from './filter-columns.ts'
import type { Plan, Preview } from './import-plan.ts'

const preview = {
  columns: [
    {
      column: 'Country',
      samples: ['India'],
      filled: 3,
      distinct: 1,
      suggestion: { column: 'Country', to: { type: 'skip' } },
    },
    {
      column: 'Search',
      samples: ['No'],
      filled: 3,
      distinct: 1,
      suggestion: { column: 'Search', to: { type: 'skip' } },
    },
  ],
} as unknown as Preview
const plan: Plan = {
  object: 'contact',
  columns: [
    { column: 'Country', to: { type: 'field', field: 'country' } },
    { column: 'Search', to: { type: 'skip' } },
  ],
  matchBy: null,
  runFlows: { type: 'yes' },
}
const placesOf = (asked: Parameters<typeof filterColumns>[2]) => filterColumns(preview, plan, asked).map(({ at }) => at)

test('columns are found by their heading and by what stands in them', () => {
  expect(placesOf({ text: 'count', shown: 'all' })).toEqual([0])
  expect(placesOf({ text: 'india', shown: 'all' })).toEqual([0])
  expect(placesOf({ text: '', shown: 'all' })).toEqual([0, 1])
})

test('what is left out is found with its place in the file', () => {
  expect(placesOf({ text: '', shown: 'out' })).toEqual([1])
})

import { expect, test } from 'vitest'
import { problemCodes } from '../problem-codes.ts'
import { contractTexts } from './contract-texts.ts'

const titles = Object.values(problemCodes).map(({ title }) => title)
const places = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ')

test.each(Object.entries(contractTexts))('every refusal has a title in %s', (_language, catalogue) => {
  expect(titles.filter((title) => !Object.hasOwn(catalogue, title))).toEqual([])
})

test.each(Object.entries(contractTexts))(
  'translations into %s have the places of the English',
  (_language, catalogue) => {
    const differing = Object.entries(catalogue).filter(([english, said]) => places(english) !== places(said))
    expect(differing).toEqual([])
  },
)

test('French puts a no-break space before double signs and inside quotation marks', () => {
  const breakable = Object.values(contractTexts.fr).filter((said) => / [:;!?»]|« /.test(said))
  expect(breakable).toEqual([])
})

test('the languages have the same texts', () => {
  expect(Object.keys(contractTexts.sv).sort()).toEqual(Object.keys(contractTexts.fr).sort())
})

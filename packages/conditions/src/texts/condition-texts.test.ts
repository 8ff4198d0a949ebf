import { expect, test } from 'vitest'
import { conditionProblems } from '../condition-problems.ts'
import { conditionTexts } from './condition-texts.ts'

const written = Object.values(conditionProblems).flatMap(({ message, hint }) => [message, hint])
const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()

test.each(['fr', 'sv'] as const)(
  'every problem of a condition has its words in %s, and no others are kept',
  (language) => {
    expect(new Set(Object.keys(conditionTexts[language]))).toEqual(new Set(written))
  },
)

test.each(['fr', 'sv'] as const)('the words in %s have the places of the English', (language) => {
  for (const [english, said] of Object.entries(conditionTexts[language])) {
    expect(placesOf(said)).toEqual(placesOf(english))
  }
})

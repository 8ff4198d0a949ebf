import { arbitraryCondition, testCatalog } from '@etape/conditions/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromGroup, groupOf, newComparison, withPart } from './edit-condition.ts'

test('taking a condition apart for the screen and putting it together loses nothing', () => {
  fc.assert(
    fc.property(arbitraryCondition(testCatalog), (condition) => {
      const group = groupOf(condition)
      expect(group ? fromGroup(group) : condition).toEqual(condition)
    }),
  )
})

test('taking the last line out of a group leaves no empty group', () => {
  const line = newComparison('contact.country', testCatalog)
  expect(fromGroup(withPart({ joining: 'any', parts: [line] }, 0, null))).toBeNull()
})

test('a line is replaced in its place', () => {
  const [first, second] = [newComparison('segments', testCatalog), newComparison('deals', testCatalog)]
  expect(withPart({ joining: 'all', parts: [first, first] }, 1, second).parts).toEqual([first, second])
})

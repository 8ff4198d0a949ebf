import type { Condition } from '@etape/conditions'
import { arbitraryCondition, testCatalog } from '@etape/conditions/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapTowards, movePart, partAt, type Gap, type PartPath } from './arrange.ts'
import { groupOf } from './edit-condition.ts'

const line = (name: string): Condition => ({ fact: 'contact.city', operator: 'equal', value: name })
const [a, b, c] = [line('a'), line('b'), line('c')]

/** Letters for lines, brackets for groups: `a (b | c)`. */
function written(condition: Condition): string {
  const group = groupOf(condition)
  if (group) return `(${group.parts.map(written).join(group.joining === 'any' ? ' | ' : ' ')})`
  return 'value' in condition && typeof condition.value === 'string' ? condition.value : 'not'
}

const nested: Condition = { all: [a, { any: [b, c] }] }

describe('a part that is moved', () => {
  test('goes into another group, and out of it', () => {
    const into = movePart(nested, [0], { group: [1], index: 1 })
    expect(written(into)).toBe('((b | a | c))')
    expect(written(movePart(into, [0, 1], { group: [], index: 0 }))).toBe('(a (b | c))')
  })

  test('takes its group along when it was the last in it', () => {
    const one = movePart(nested, [1, 0], { group: [], index: 0 })
    expect(written(movePart(one, [2, 0], { group: [], index: 1 }))).toBe('(b c a)')
  })

  test('stays within its group in another place', () => {
    expect(written(movePart({ all: [a, b, c] }, [0], { group: [], index: 3 }))).toBe('(b c a)')
    expect(written(movePart({ all: [a, b, c] }, [2], { group: [], index: 0 }))).toBe('(c a b)')
  })

  test('cannot go into itself', () => {
    expect(movePart(nested, [1], { group: [1], index: 0 })).toBe(nested)
  })

  test('goes into a group that is the opposite of one', () => {
    expect(movePart({ all: [a, { not: { any: [b] } }] }, [0], { group: [1], index: 0 })).toEqual({
      all: [{ not: { any: [a, b] } }],
    })
  })
})

describe('by keyboard', () => {
  const by = (path: PartPath, ...directions: Parameters<typeof gapTowards>[2][]) => {
    const gap = directions.map((direction) => gapTowards(nested, path, direction))
    return gap.map((to) => (to ? written(movePart(nested, path, to)) : null))
  }

  test('a line goes up and down, into groups it meets and out of its own at the edge', () => {
    expect(by([0], 'up', 'down', 'in', 'out')).toEqual([null, '((a | b | c))', null, null])
    expect(by([1, 0], 'up', 'down', 'out')).toEqual(['(a b (c))', '(a (c | b))', '(a (c) b)'])
    expect(by([1, 1], 'down')).toEqual(['(a (b) c)'])
    expect(by([1], 'up')).toEqual(['((b | c) a)'])
  })
})

const leaves = (condition: Condition): string[] => {
  const group = groupOf(condition)
  if (group) return group.parts.flatMap(leaves)
  return 'not' in condition ? leaves(condition.not) : [JSON.stringify(condition)]
}

const groupsIn = (condition: Condition, path: PartPath = []): PartPath[] => {
  const group = groupOf(condition)
  const inner = group?.parts ?? ('not' in condition ? [condition.not] : [])
  return [...(group ? [path] : []), ...inner.flatMap((part, index) => groupsIn(part, [...path, index]))]
}

test('whatever is moved wherever, every line is still there once', () => {
  fc.assert(
    fc.property(arbitraryCondition(testCatalog), fc.nat(), fc.nat(), fc.nat(), (condition, one, two, three) => {
      const root: Condition = groupOf(condition) ? condition : { all: [condition] }
      const groups = groupsIn(root)
      const from = groups[one % groups.length] ?? []
      const parts = groupOf(partAt(root, from) ?? root)?.parts ?? []
      const group = groups[two % groups.length] ?? []
      const size = groupOf(partAt(root, group) ?? root)?.parts.length ?? 0
      const to: Gap = { group, index: three % (size + 1) }
      const moved = movePart(root, [...from, one % Math.max(1, parts.length)], to)
      expect(leaves(moved).toSorted()).toEqual(leaves(root).toSorted())
    }),
  )
})

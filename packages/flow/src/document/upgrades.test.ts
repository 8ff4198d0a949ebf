import { expect, test } from 'vitest'
import type { JsonRecord } from '../kit/json.ts'
import { aFlow } from '../testing/index.ts'
import { completeSettings } from './flow-document.ts'
import { readFlow } from './read-flow.ts'
import { currentFormat, upgradeDocument, upgrades, type Upgrade } from './upgrades.ts'

/** A document of each old format and what it is today; one for every line of `upgrades`. */
const samples: readonly { from: number; before: JsonRecord; after: JsonRecord }[] = [
  {
    from: 1,
    before: {
      format: 1,
      nodes: [],
      edges: [],
      settings: { entry: 'every-time', priority: 70, goal: null, exit: null },
    },
    after: {
      format: 2,
      nodes: [],
      edges: [],
      settings: {
        entry: { rule: 'every-time', coolDown: null, keyedBy: null },
        suppress: null,
        capPerHour: null,
        leaveOthers: [],
        startsItself: false,
        priority: 70,
        goal: null,
        exit: null,
        expiry: null,
      },
      notes: [],
      groups: [],
    },
  },
]

test('every upgrade has been run on a sample', () => {
  expect(samples.map((sample) => sample.from)).toEqual(upgrades.map((upgrade) => upgrade.from))
  for (const { before, after } of samples) expect(upgradeDocument(before)).toEqual({ ok: true, value: after })
})

test('a flow of the first format is read, and runs as it did', () => {
  const { format: _format, notes: _notes, groups: _groups, ...flow } = aFlow().trigger('by-hand', {}).end().build()
  const settings = { entry: 'again-after-leaving', priority: 50, goal: null, exit: null }
  expect(readFlow({ ...flow, format: 1, settings })).toMatchObject({
    ok: true,
    value: { format: 2, settings: completeSettings({ entry: 'again-after-leaving' }), notes: [], groups: [] },
  })
})

test('upgrades lead from each format to the next, up to today’s', () => {
  expect(upgrades.map((upgrade) => upgrade.from)).toEqual(
    Array.from({ length: currentFormat - 1 }, (_, index) => index + 1),
  )
})

const renamed: Upgrade = {
  from: 1,
  change: 'steps became nodes',
  upgrade: ({ steps, ...rest }) => ({ ...rest, nodes: steps }),
}
const counted: Upgrade = {
  from: 2,
  change: 'nodes are counted',
  upgrade: (old) => ({ ...old, count: Object(old['nodes']).length }),
}

test('an old document goes through all upgrades since', () => {
  expect(upgradeDocument({ format: 1, steps: ['a'] }, [renamed, counted])).toEqual({
    ok: true,
    value: { format: 3, nodes: ['a'], count: 1 },
  })
  expect(upgradeDocument({ format: 2, nodes: [] }, [renamed, counted])).toEqual({
    ok: true,
    value: { format: 3, nodes: [], count: 0 },
  })
})

test('a document from a newer version, or of no known format, is refused', () => {
  const codes = (json: unknown) => {
    const reading = upgradeDocument(json, [renamed])
    return reading.ok ? [] : reading.problems.map((problem) => problem.code)
  }
  expect(codes({ format: 3 })).toEqual(['flow/format-newer'])
  expect(codes({ format: 0 })).toEqual(['flow/format-unknown'])
  expect(codes({})).toEqual(['flow/format-unknown'])
  expect(codes([])).toEqual(['flow/not-a-document'])
})

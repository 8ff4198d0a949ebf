import { expect, test } from 'vitest'
import type { Condition } from './condition.ts'
import type { FieldValue } from './fields.ts'
import { judge } from './judge.ts'
import { aContact, asking } from './testing/examples.ts'
import { testCatalog } from './testing/index.ts'

const country: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const size: Condition = { fact: 'company.size', operator: 'at-least', value: 50 }
const visits: Condition = {
  fact: 'events',
  params: {
    name: 'Page visited',
    where: [{ property: 'path', operator: 'equal', value: '/pricing' }],
    within: { days: 7 },
  },
  operator: 'count-at-least',
  value: 2,
}
const deals: Condition = {
  fact: 'deals',
  params: { where: [{ field: 'deal.type', operator: 'equal', value: 'won' }] },
  operator: 'did-not',
  value: null,
}
const segment: Condition = { fact: 'segments', operator: 'not-in-segment', value: 'silent' }

const hour = 3_600_000
const visit = (ago: number, path: string) => ({ name: 'Page visited', at: asking.now - ago, properties: { path } })
const facts = aContact(
  { country: 'FR' },
  {
    company: { size: 80 },
    deals: [{ type: 'open' }, { type: 'won' }],
    events: [visit(8 * 24 * hour, '/pricing'), visit(3 * hour, '/pricing'), visit(2 * hour, '/pricing'), visit(1, '/')],
    segments: new Set(['vip']),
    flows: new Map([['welcome', 'over']]),
  },
)

test('every line has its answer and what was found, also where the group is decided already', async () => {
  const condition: Condition = { all: [country, { any: [size, { not: visits }] }, deals, segment] }
  expect(await judge(condition, facts, asking, testCatalog)).toEqual({
    holds: false,
    tree: {
      op: 'all',
      holds: false,
      of: [
        { comparison: country, found: 'FR', holds: false },
        {
          op: 'any',
          holds: true,
          of: [
            { comparison: size, found: 80, holds: true },
            {
              op: 'not',
              holds: false,
              of: [{ comparison: visits, found: { count: 2, lastAt: asking.now - 2 * hour }, holds: true }],
            },
          ],
        },
        { comparison: deals, found: { count: 1 }, holds: false },
        { comparison: segment, found: false, holds: true },
      ],
    },
  })
})

test('a single comparison is its own tree', async () => {
  const { holds, tree } = await judge(country, aContact({ country: 'SE' }), asking, testCatalog)
  expect({ holds, tree }).toEqual({ holds: true, tree: { comparison: country, found: 'SE', holds: true } })
})

test('what is absent was found as null, and a last event that never was as null', async () => {
  const { tree } = await judge({ any: [country, visits] }, aContact(), asking, testCatalog)
  expect(tree).toMatchObject({ of: [{ found: null }, { found: { count: 0, lastAt: null } }] })
})

test.each([
  ['less-than', 50, [true, false, false]],
  ['at-most', 50, [true, true, false]],
  ['greater-than', 50, [false, false, true]],
  ['at-least', 50, [false, true, true]],
  ['between', [50, 51], [false, true, true]],
  ['between', [49, 50], [true, true, false]],
] as const)('below, at and above its limit a number is judged as “%s” %j says', async (operator, value, expected) => {
  const limited = { fact: 'company.size', operator, value } as Condition
  const verdicts = [49, 50, 51].map((found) =>
    judge(limited, aContact({}, { company: { size: found } }), asking, testCatalog),
  )
  expect((await Promise.all(verdicts)).map(({ holds }) => holds)).toEqual(expected)
})

test('the verdict can be stored: it is the same after JSON', async () => {
  const verdict = await judge({ all: [country, visits, deals, segment] }, facts, asking, testCatalog)
  expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict)
})

test('neither the condition nor the facts are touched', async () => {
  const condition = { all: [country, { any: [size, visits] }] }
  const before = structuredClone({ condition, facts })
  await judge(condition, facts, asking, testCatalog)
  expect({ condition, facts }).toEqual(before)
})

test('an event yet to come does not count', async () => {
  const soon = aContact({}, { events: [visit(-1, '/pricing'), visit(-2, '/pricing')] })
  expect((await judge(visits, soon, asking, testCatalog)).tree).toMatchObject({ found: { count: 0 }, holds: false })
})

test('a condition on a field that is gone is an incident, never false', async () => {
  await expect(judge({ ...country, fact: 'contact.gone' }, facts, asking, testCatalog)).rejects.toThrow(
    'There is no field contact.gone',
  )
})

test('the same found again is answered the same, and something else found is judged anew', async () => {
  const ask = (found: FieldValue) => judge(country, aContact({ country: found }), asking, testCatalog)
  const [first, again, ...others] = [await ask('SE'), await ask('SE'), await ask('FR'), await ask(null), await ask('')]
  expect(again).toEqual(first)
  expect(first).toEqual({ holds: true, tree: { comparison: country, found: 'SE', holds: true } })
  expect(others.map(({ tree }) => tree)).toEqual(
    ['FR', null, ''].map((found) => ({ comparison: country, found, holds: false })),
  )
})

test('what hangs on the moment or on events is judged anew each time', async () => {
  const recent: Condition = { fact: 'contact.created_at', operator: 'within-last', value: { days: 7 } }
  const at = aContact({ created_at: asking.now - 6 * 24 * hour })
  const days = (later: number) => ({ ...asking, now: asking.now + later * 24 * hour })
  const answers = [await judge(recent, at, asking, testCatalog), await judge(recent, at, days(2), testCatalog)]
  expect(answers.map(({ holds }) => holds)).toEqual([true, false])
  const seen = { ...facts, events: [visit(hour, '/pricing'), visit(2 * hour, '/pricing')] }
  const visited = [
    await judge(visits, seen, asking, testCatalog),
    await judge(visits, { ...seen, events: [] }, asking, testCatalog),
  ]
  expect(visited.map(({ holds }) => holds)).toEqual([true, false])
})

test('a condition that was judged before is refused all the same once its field is gone', async () => {
  expect((await judge(country, facts, asking, testCatalog)).holds).toBe(false)
  await expect(judge(country, facts, asking, new Map())).rejects.toThrow('There is no field contact.country.')
})

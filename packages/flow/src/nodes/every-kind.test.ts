import type { Facts, Phrase } from '@etape/conditions'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankConfig, formOf } from '../kit/form.ts'
import { happeningKey, type Happening } from '../kit/happening.ts'
import { nodeIdPattern } from '../kit/node-frame.ts'
import { jumpOutlet, outletsOf, type NodeKind } from '../kit/node-kind.ts'
import type { Outcome } from '../kit/outcome.ts'
import { arbitraryConfig, aStep, someFacts } from '../testing/index.ts'
import { kindOf, nodeKinds } from './index.ts'

const kinds: readonly (readonly [string, NodeKind])[] = nodeKinds.flatMap(({ type }) => {
  const kind = kindOf(type)
  return kind ? [[type, kind] as const] : []
})

const facts: fc.Arbitrary<Facts> = fc.constantFrom(
  someFacts(),
  someFacts({ contact: { email: 'ada@example.org', first_name: 'Ada', owner: 'ada', country: 'SE', source: 'ads' } }),
  someFacts({ contact: { email: 'bo@example.org', subscribed: false }, company: { name: 'Nord', country: 'SE' } }),
)
const inputsOf = (kind: NodeKind) =>
  fc
    .record({
      config: arbitraryConfig(kind).map((config) => kind.config.parse(config)),
      facts,
      draw: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      judged: fc.nat(20),
    })
    .map(({ config, judged, ...rest }) => {
      const asked = kind.asks?.(config).length ?? 0
      return aStep(config, { ...rest, firstTrue: judged < asked ? judged : null })
    })

function leavesBy(outcome: Outcome): string[] {
  switch (outcome.type) {
    case 'leave':
      return [outcome.by]
    case 'sleep':
      return [outcome.thenBy]
    case 'listen':
      return [
        outcome.heardBy,
        ...(outcome.until === null ? [] : [outcome.timedOutBy]),
        ...(outcome.failedBy === undefined ? [] : [outcome.failedBy]),
      ]
    case 'end':
      return []
  }
}

test('no two kinds have the same type', () => {
  expect(new Set(nodeKinds.map((kind) => kind.type)).size).toBe(nodeKinds.length)
})

test.each(kinds)('%s: the example is a configuration', (_type, kind) => {
  expect(kind.config.parse(kind.example)).toEqual(kind.example)
})

test.each(kinds)('%s: a configuration survives being JSON', (_type, kind) => {
  fc.assert(
    fc.property(arbitraryConfig(kind), (given) => {
      const config = kind.config.parse(given)
      expect(kind.config.parse(JSON.parse(JSON.stringify(config)))).toEqual(config)
    }),
    { numRuns: 50 },
  )
})

test.each(kinds)('%s: the node schema takes a whole node and no unknown settings', (type, kind) => {
  const node = { id: `${type}-1`, type, name: '', config: kind.example, position: { x: 0, y: 0 } }
  expect(kind.schema.parse(node)).toEqual(node)
  expect(kind.schema.safeParse({ ...node, config: { ...Object(kind.example), surprise: 1 } }).success).toBe(false)
})

test.each(kinds)(
  '%s: a step leaves by outlets the kind has, and the same input gives the same outcome',
  (_type, kind) => {
    fc.assert(
      fc.property(inputsOf(kind), (input) => {
        const outlets = [
          ...outletsOf(kind, input.config).map((outlet) => outlet.id),
          ...(kind.jumpsTo ? [jumpOutlet] : []),
        ]
        const outcome = kind.step(input)
        expect(leavesBy(outcome).filter((by) => !outlets.includes(by))).toEqual([])
        expect(kind.step(input)).toEqual(outcome)
        expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome)
      }),
      { numRuns: 100 },
    )
  },
)

const knowing = [someFacts(), someFacts({ contact: { last_seen_at: 99 * 86_400_000 } })]

test.each(kinds)('%s: every outlet of the example can be left by', (_type, kind) => {
  const asked = kind.asks?.(kind.example).length ?? 0
  const judged = [null, ...Array.from({ length: asked }, (_, index) => index)]
  const draws = Array.from({ length: 20 }, (_, index) => index / 20)
  const left = judged.flatMap((firstTrue) =>
    draws.flatMap((draw) =>
      knowing.flatMap((one) => leavesBy(kind.step(aStep(kind.example, { firstTrue, draw, facts: one })))),
    ),
  )
  expect(outletsOf(kind, kind.example).filter((outlet) => !left.includes(outlet.id))).toEqual([])
})

test.each(kinds)('%s: outlets have ids of their own that edges can refer to', (_type, kind) => {
  const ids = outletsOf(kind, kind.example).map((outlet) => outlet.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => nodeIdPattern.test(id))).toBe(true)
})

test.each(kinds)('%s: the form has a title and a control for every field', (_type, kind) => {
  const form = formOf(kind)
  expect(form.map((field) => field.key)).toEqual(Object.keys(Object(kind.example)))
  expect(form.every((field) => field.title.length > 0)).toBe(true)
  expect(kind.config.safeParse(blankConfig(kind))).toBeDefined()
})

test.each(kinds)('%s: the card fills all its places', (_type, kind) => {
  fc.assert(
    fc.property(arbitraryConfig(kind), (given) => {
      const { text, values = {} }: Phrase = kind.card(kind.config.parse(given))
      expect(
        [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).filter((place = '') => !(place in values)),
      ).toEqual([])
    }),
    { numRuns: 50 },
  )
})

const sales = (stage: string) => ({ pipeline: 'sales', stage })
const happenings: readonly Happening[] = [
  { type: 'contact-created', source: 'form' },
  { type: 'segment-entered', segment: 'qualified' },
  { type: 'segment-left', segment: 'active' },
  { type: 'event', name: 'Signed up', properties: { plan: 'pro' }, eventId: 1 },
  { type: 'event', name: 'Page visited', properties: { path: '/pricing/pro' }, eventId: 2 },
  { type: 'event', name: 'Form submitted', properties: { form: 'Contact us' }, eventId: 3 },
  { type: 'event', name: 'Meeting booked', properties: { type: 'demo ' }, eventId: 4 },
  { type: 'event', name: 'Subscription activated', properties: { plan: 'pro' }, eventId: 5 },
  { type: 'event', name: 'Subscription cancelled', properties: { plan: 'pro' }, eventId: 6 },
  { type: 'field-changed', record: 'contact', field: 'country', before: null, after: 'SE' },
  { type: 'field-changed', record: 'contact', field: 'stage', before: 'lead', after: 'customer' },
  { type: 'field-changed', record: 'contact', field: 'status', before: 'new', after: 'open' },
  { type: 'deal-changed', dealId: 1, before: null, ...sales('new-deal'), dealType: 'open', created: true },
  {
    type: 'deal-changed', dealId: 1, before: sales('new-deal'), ...sales('quote-sent'), dealType: 'open', created: false,
  },
  {
    type: 'deal-changed', dealId: 1, before: sales('quote-sent'), ...sales('closed-won'), dealType: 'won', created: false,
  },
  {
    type: 'deal-changed', dealId: 1, before: sales('quote-sent'), ...sales('closed-lost'), dealType: 'lost', created: false,
  },
  { type: 'task-completed', taskId: 1, taskType: 'call', title: 'Call Ada' },
  { type: 'flow-ended', flow: 'welcome', outcome: 'completed' },
  { type: 'date-reached', flow: 'welcome', node: 'start', moment: 0 },
  { type: 'scheduled', flow: 'welcome', node: 'start' },
  { type: 'webhook-received', flow: 'welcome', node: 'start', properties: { email: 'ada@example.org' } },
  { type: 'enrolled-by-hand', flow: 'welcome' },
] // prettier-ignore

test.each(kinds)('%s: only a trigger starts runs, at a happening it says it hears', (_type, kind) => {
  const asking = { now: 0, zone: 'UTC' }
  const matched = happenings.filter((happening) => kind.starts?.matches(kind.example, happening, asking))
  expect(kind.starts !== undefined).toBe(kind.category === 'trigger')
  expect(matched.length).toBe(kind.category === 'trigger' ? 1 : 0)
  expect(matched.filter((happening) => !kind.starts?.hears(kind.example).includes(happeningKey(happening)))).toEqual([])
})

import type { Comparison, FieldOperator } from './condition.ts'
import { dealTest, eventTest, isInFlow, isInRange, isInWindow, isWanted, isWantedDeal } from './counting.ts'
import type { CountRange, DealTest, EventTest } from './counting.ts'
import type { EpochMs } from './duration.ts'
import type { Asking, EventFact, Facts } from './facts.ts'
import { eventTime, eventTimeTest } from './event-time.ts'
import type { EventTimeTest } from './event-time.ts'
import { fieldTest } from './field-test.ts'
import type { FieldTest } from './field-test.ts'
import type { FieldCatalog, FieldValue } from './fields.ts'
import type { Operand } from './operand.ts'
import { flowRows, operators } from './operators.ts'

/** Wanted deals or events found; of events also when the last of them was. */
export interface CountFound {
  count: number
  lastAt?: EpochMs | null
}

/** What a comparison was made with: a field's value, a count, the time of an event, or whether the contact is in the segment or the flow. */
export type Found = FieldValue | CountFound

/** A comparison as the rule engine gets it. */
export interface JudgeLine {
  found: Found
  operand: Operand | CountRange | boolean
}

/** A comparison made ready to be read from facts. */
export interface LineReader {
  operator: FieldOperator | 'count' | 'is'
  read(facts: Facts, asking: Asking): JudgeLine
  /** Whether the answer hangs on what is found alone, and not on when or where it is asked. */
  isFixed: boolean
}

export function lineReader(comparison: Comparison, catalog: FieldCatalog): LineReader {
  switch (comparison.fact) {
    case 'events':
      return eventLine(eventTest(comparison))
    case 'first-event':
    case 'last-event':
      return eventTimeLine(eventTimeTest(comparison))
    case 'deals':
      return dealLine(dealTest(comparison, catalog))
    case 'segments': {
      const { value: segment, operator } = comparison
      return isLine((facts) => facts.segments.has(segment), operator === 'in-segment')
    }
    case 'flows': {
      const { now, wanted } = flowRows[comparison.operator]
      return isLine((facts) => isInFlow(facts, comparison.value, now), wanted)
    }
    default:
      return fieldLine(fieldTest(catalog, comparison.fact, comparison))
  }
}

/** How the rule engine compares: with our own operators only, which take an absent value for what it is. */
export function engineOperator(operator: LineReader['operator']): (found: never, operand: never) => boolean {
  if (operator === 'count') return ({ count }: CountFound, range: CountRange) => isInRange(count, range)
  if (operator === 'is') return (found: boolean, wanted: boolean) => found === wanted
  return (found: FieldValue, operand: Operand) => operators[operator].holds(found, operand)
}

const eventLine = (test: EventTest): LineReader => ({
  operator: 'count',
  isFixed: false,
  read: ({ events }, asking) => {
    const wanted = events.filter((event) => isInWindow(event.at, test, asking.now) && isWanted(event, test, asking))
    return { found: { count: wanted.length, lastAt: lastOf(wanted) }, operand: test.range }
  },
})

const eventTimeLine = (test: EventTimeTest): LineReader => ({
  operator: test.operator,
  isFixed: false,
  read: (facts, asking) => ({ found: eventTime(facts, test, asking), operand: test.operandAt(asking) }),
})

const dealLine = (test: DealTest): LineReader => ({
  operator: 'count',
  isFixed: false,
  read: ({ deals }, asking) => {
    const count = deals.filter((deal) => isWantedDeal(deal, test, asking)).length
    return { found: { count }, operand: test.range }
  },
})

const isLine = (find: (facts: Facts) => boolean, wanted: boolean): LineReader => ({
  operator: 'is',
  isFixed: true,
  read: (facts) => ({ found: find(facts), operand: wanted }),
})

const fieldLine = ({ field, operator, fixed, operandAt }: FieldTest): LineReader => ({
  operator,
  isFixed: fixed !== null,
  read: (facts, asking) => {
    const record = field.object === 'company' ? facts.company : facts.contact
    return { found: record?.[field.key] ?? null, operand: operandAt(asking) }
  },
})

function lastOf(events: readonly EventFact[]): EpochMs | null {
  return events.reduce<EpochMs | null>((last, { at }) => (last === null || at > last ? at : last), null)
}

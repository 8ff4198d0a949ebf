import type { Comparison, FieldComparison, FieldOperator } from './condition.ts'
import { dealTest, eventTest, isInFlow, isInRange, isInWindow, isWanted, isWantedDeal } from './counting.ts'
import type { CountRange } from './counting.ts'
import type { EpochMs } from './duration.ts'
import type { Asking, EventFact, Facts } from './facts.ts'
import { eventTime, eventTimeTest } from './event-time.ts'
import { fieldTest } from './field-test.ts'
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
  operator: FieldOperator | 'count' | 'is'
  operand: Operand | CountRange | boolean
}

export function lineOf(comparison: Comparison, facts: Facts, asking: Asking, catalog: FieldCatalog): JudgeLine {
  switch (comparison.fact) {
    case 'events': {
      const test = eventTest(comparison)
      const wanted = facts.events.filter(
        (event) => isInWindow(event.at, test, asking.now) && isWanted(event, test, asking),
      )
      return { found: { count: wanted.length, lastAt: lastOf(wanted) }, operator: 'count', operand: test.range }
    }
    case 'first-event':
    case 'last-event': {
      const test = eventTimeTest(comparison)
      return { found: eventTime(facts, test, asking), operator: test.operator, operand: test.operandAt(asking) }
    }
    case 'deals': {
      const test = dealTest(comparison, catalog)
      const count = facts.deals.filter((deal) => isWantedDeal(deal, test, asking)).length
      return { found: { count }, operator: 'count', operand: test.range }
    }
    case 'segments':
      return {
        found: facts.segments.has(comparison.value),
        operator: 'is',
        operand: comparison.operator === 'in-segment',
      }
    case 'flows': {
      const { now, wanted } = flowRows[comparison.operator]
      return { found: isInFlow(facts, comparison.value, now), operator: 'is', operand: wanted }
    }
    default:
      return fieldLine(comparison, facts, asking, catalog)
  }
}

/** How the rule engine compares: with our own operators only, which take an absent value for what it is. */
export function engineOperator(operator: JudgeLine['operator']): (found: never, operand: never) => boolean {
  if (operator === 'count') return ({ count }: CountFound, range: CountRange) => isInRange(count, range)
  if (operator === 'is') return (found: boolean, wanted: boolean) => found === wanted
  return (found: FieldValue, operand: Operand) => operators[operator].holds(found, operand)
}

function fieldLine(comparison: FieldComparison, facts: Facts, asking: Asking, catalog: FieldCatalog): JudgeLine {
  const { field, operator, operandAt } = fieldTest(catalog, comparison.fact, comparison)
  const record = field.object === 'company' ? facts.company : facts.contact
  return { found: record?.[field.key] ?? null, operator, operand: operandAt(asking) }
}

function lastOf(events: readonly EventFact[]): EpochMs | null {
  return events.reduce<EpochMs | null>((last, { at }) => (last === null || at > last ? at : last), null)
}

import { anniversaryMoments } from './anniversary.ts'
import { dayBegins } from './calendar.ts'
import type { Comparison, Condition, DealComparison, EventComparison } from './condition.ts'
import type { EventTimeComparison, FieldComparison } from './condition.ts'
import { dealTest, eventTest, isInRange, isWanted } from './counting.ts'
import { comparisonsOf } from './depends-on.ts'
import type { EpochMs } from './duration.ts'
import { eventTime, eventTimeTest } from './event-time.ts'
import type { Asking, Facts } from './facts.ts'
import { fieldTest } from './field-test.ts'
import type { ValueTest } from './field-test.ts'
import type { FieldCatalog, FieldValue } from './fields.ts'
import { lengthOf } from './operand.ts'

/**
 * The first moment after `now` at which time alone could change the answer; `null` when it never will.
 * It may name a moment at which only a line changes and not the answer, and it never misses one: until then
 * the answer stands, as long as nothing the condition reads changes. What segments and flows do in time is theirs to tell.
 */
export function flipsAt(condition: Condition, facts: Facts, asking: Asking, catalog: FieldCatalog): EpochMs | null {
  const moments = comparisonsOf(condition).flatMap((line) => momentsOf(line, facts, asking, catalog))
  return earliestAfter(asking.now, moments)
}

function momentsOf(line: Comparison, facts: Facts, asking: Asking, catalog: FieldCatalog): readonly EpochMs[] {
  switch (line.fact) {
    case 'events':
      return eventMoments(line, facts, asking)
    case 'first-event':
    case 'last-event':
      return eventTimeMoments(line, facts, asking)
    case 'deals':
      return dealMoments(line, facts, asking, catalog)
    case 'segments':
    case 'flows':
      return []
    default:
      return fieldMoments(line, facts, asking, catalog)
  }
}

function fieldMoments(line: FieldComparison, facts: Facts, asking: Asking, catalog: FieldCatalog): EpochMs[] {
  const test = fieldTest(catalog, line.fact, line)
  const record = test.field.object === 'company' ? facts.company : facts.contact
  return valueMoments(test, line.value, record?.[test.field.key] ?? null, asking)
}

function dealMoments(line: DealComparison, facts: Facts, asking: Asking, catalog: FieldCatalog): EpochMs[] {
  const { where } = dealTest(line, catalog)
  return where.flatMap((test, at) => {
    const value = line.params.where?.[at]?.value ?? null
    return facts.deals.flatMap((deal) => valueMoments(test, value, deal[test.field.key] ?? null, asking))
  })
}

/** When a date comes to lie in the past, and when it has lain there for the compared duration; or when its anniversary is. */
function valueMoments(
  { row, type }: ValueTest,
  value: FieldComparison['value'],
  found: FieldValue,
  asking: Asking,
): EpochMs[] {
  if (typeof found !== 'number') return []
  if (row.recurs) return anniversaryMoments(found, type, asking)
  if (!row.range?.moves) return []
  const lies = type === 'date' ? dayBegins(found, asking.zone) : found
  return [lies, lies + lengthOf(value) + 1]
}

/** The moments at which the count goes over an edge of its range, in the order in which events come and go. */
function eventMoments(line: EventComparison, facts: Facts, asking: Asking): EpochMs[] {
  const test = eventTest(line)
  const { now } = asking
  const turns = facts.events
    .filter((event) => isWanted(event, test, asking))
    .flatMap(({ at }) => [
      { at, by: 1 },
      { at: at + test.lastsMs, by: -1 },
    ])
    .filter(({ at }) => at < Infinity)
    .toSorted((one, other) => one.at - other.at)
  let count = turns.reduce((sum, { at, by }) => (at <= now ? sum + by : sum), 0)
  const holds = isInRange(count, test.range)
  for (const { at, by } of turns) {
    if (at <= now) continue
    count += by
    if (isInRange(count, test.range) !== holds) return [at]
  }
  return []
}

/** When its time comes to be another, and when time alone changes what the one that it is compares to. */
function eventTimeMoments(line: EventTimeComparison, facts: Facts, asking: Asking): EpochMs[] {
  const test = eventTimeTest(line)
  const found = eventTime(facts, test, asking)
  const isForGood = found !== null && test.which === 'first-event'
  const ahead = isForGood
    ? undefined
    : facts.events.find((event) => event.at > asking.now && isWanted(event, test.wanted, asking))
  return [...(ahead ? [ahead.at] : []), ...valueMoments(test, line.value, found, asking)]
}

function earliestAfter(now: EpochMs, moments: readonly EpochMs[]): EpochMs | null {
  const earliest = moments.reduce((first, at) => (at > now && at < first ? at : first), Infinity)
  return earliest === Infinity ? null : earliest
}

import type { CountOperator, DealComparison, EventComparison, PropertyFilter } from './condition.ts'
import { ConditionError } from './condition-error.ts'
import { toMs } from './duration.ts'
import type { EpochMs } from './duration.ts'
import type { Asking, EventFact, Facts, FieldValues } from './facts.ts'
import type { FieldCatalog, FieldValue } from './fields.ts'
import { fieldTest, propertyTypeOf, valueTest } from './field-test.ts'
import type { FieldTest, ValueTest } from './field-test.ts'
import { countRows } from './operators.ts'

export interface CountRange {
  fewest: number
  most: number
}

export interface PropertyTest extends ValueTest {
  property: string
}

/** Which events are meant, whenever they were. */
export interface WantedEvents {
  name: string
  where: readonly PropertyTest[]
}

export interface EventTest extends WantedEvents {
  /** How long an event counts; forever without a window. */
  lastsMs: number
  range: CountRange
}

export interface DealTest {
  where: readonly FieldTest[]
  range: CountRange
}

export function eventTest({ params, operator, value }: EventComparison): EventTest {
  return {
    ...wantedEvents(params),
    lastsMs: params.within ? toMs(params.within) : Infinity,
    range: countRange(operator, value),
  }
}

export function dealTest({ params, operator, value }: DealComparison, catalog: FieldCatalog): DealTest {
  return {
    where: (params.where ?? []).map((filter) => fieldTest(catalog, filter.field, filter)),
    range: countRange(operator, value),
  }
}

export const wantedEvents = ({
  name,
  where = [],
}: Pick<EventComparison['params'], 'name' | 'where'>): WantedEvents => ({
  name,
  where: where.map(propertyTest),
})

/** Whether it is the named event with the wanted properties, whenever it was. */
export function isWanted(event: EventFact, { name, where }: WantedEvents, asking: Asking): boolean {
  if (event.name !== name) return false
  for (const test of where) {
    if (!test.row.holds(propertyFound(event, test), test.operandAt(asking))) return false
  }
  return true
}

export function isWantedDeal(deal: FieldValues, { where }: DealTest, asking: Asking): boolean {
  for (const test of where) {
    if (!test.row.holds(deal[test.field.key] ?? null, test.operandAt(asking))) return false
  }
  return true
}

/** Counts while it has happened and its window has not passed; an event yet to come does not count. */
export function isInWindow(at: EpochMs, { lastsMs }: EventTest, now: EpochMs): boolean {
  return at <= now && at > now - lastsMs
}

/** Whether the contact is under way in the flow, or with `now` not asked for, has ever come into it. */
export const isInFlow = ({ flows }: Pick<Facts, 'flows'>, flow: string, now: boolean): boolean =>
  now ? flows.get(flow) === 'under-way' : flows.has(flow)

export function isInRange(count: number, { fewest, most }: CountRange): boolean {
  return count >= fewest && count <= most
}

function countRange(operator: CountOperator, value: number | null): CountRange {
  if (!Object.hasOwn(countRows, operator)) throw new ConditionError(`There is no operator ${operator}.`)
  const [fewest, most] = countRows[operator].range(value ?? 0)
  return { fewest, most }
}

function propertyTest({ property, operator, value }: PropertyFilter): PropertyTest {
  return { property, ...valueTest(propertyTypeOf(value), operator, value) }
}

/** A list or an object is there but equals nothing. */
function propertyFound({ properties }: EventFact, { property, operator }: PropertyTest): FieldValue {
  const value = Object.hasOwn(properties, property) ? properties[property] : null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  const isThere = value !== null && value !== undefined
  return isThere && (operator === 'is-set' || operator === 'is-not-set') ? true : null
}

import { conditionLimits, isRecord } from './condition-limits.ts'
import type {
  Comparison,
  CountOperator,
  DealComparison,
  EventComparison,
  EventTimeComparison,
  FieldComparison,
  FieldFilter,
  FlowComparison,
  PropertyFilter,
  SegmentComparison,
} from './condition.ts'
import { durationSchema } from './duration.ts'
import { propertyTypeOf } from './field-test.ts'
import type { Field, FieldObject, FieldRef } from './fields.ts'
import { countOperators, countRows, eventTimeOperators, flowOperators, segmentOperators } from './operators.ts'
import { readCompared, readOperator, readText } from './read-compared.ts'
import { hasExactly, refuse, shortened, under } from './refuse.ts'
import type { Keys, Reader } from './refuse.ts'

type Json = Readonly<Record<string, unknown>>

export function readComparison(json: Json, where: string, reader: Reader): Comparison | undefined {
  switch (json['fact']) {
    case 'events':
      return readEvents(json, where, reader)
    case 'first-event':
    case 'last-event':
      return readEventTime(json, where, reader)
    case 'deals':
      return readDeals(json, where, reader)
    case 'segments':
      return readSegments(json, where, reader)
    case 'flows':
      return readFlows(json, where, reader)
    default:
      return readField(json, where, reader)
  }
}

function readField(json: Json, where: string, reader: Reader): FieldComparison | undefined {
  if (!hasExactly(json, where, { needed: ['fact', 'operator', 'value'] }, reader)) return undefined
  const known = readFieldRef(json['fact'], under(where, 'fact'), ['contact', 'company'], reader)
  const compared = known && readCompared(json, where, known.field, reader)
  return known && compared && { fact: known.ref, ...compared }
}

function readEvents(json: Json, where: string, reader: Reader): EventComparison | undefined {
  if (!hasExactly(json, where, { needed: ['fact', 'params', 'operator', 'value'] }, reader)) return undefined
  const given = readParams(
    json['params'],
    under(where, 'params'),
    { needed: ['name'], optional: ['where', 'within'] },
    reader,
  )
  if (!given) return undefined
  const name = readText(given['name'], under(where, 'params.name'), reader)
  const filters = readFilters(given, where, reader, readPropertyFilter)
  const within = readWithin(given, under(where, 'params.within'), reader)
  const often = readCount(json, where, reader)
  if (name === undefined || !filters || !within || !often) return undefined
  return { fact: 'events', params: { name, ...filters, ...within }, ...often }
}

function readEventTime(json: Json, where: string, reader: Reader): EventTimeComparison | undefined {
  if (!hasExactly(json, where, { needed: ['fact', 'params', 'operator', 'value'] }, reader)) return undefined
  const keys = { needed: ['name'], optional: ['where'] }
  const given = readParams(json['params'], under(where, 'params'), keys, reader)
  if (!given) return undefined
  const name = readText(given['name'], under(where, 'params.name'), reader)
  const filters = readFilters(given, where, reader, readPropertyFilter)
  const operator = readOperator(json['operator'], under(where, 'operator'), eventTimeOperators, reader)
  const compared = operator && readCompared(json, where, { type: 'date-time', name: name ?? '' }, reader)
  if (name === undefined || !filters || !operator || !compared) return undefined
  const fact = json['fact'] === 'first-event' ? 'first-event' : 'last-event'
  return { fact, params: { name, ...filters }, operator, value: compared.value }
}

function readDeals(json: Json, where: string, reader: Reader): DealComparison | undefined {
  if (!hasExactly(json, where, { needed: ['fact', 'params', 'operator', 'value'] }, reader)) return undefined
  const given = readParams(json['params'], under(where, 'params'), { needed: [], optional: ['where'] }, reader)
  if (!given) return undefined
  const filters = readFilters(given, where, reader, readDealFilter)
  const often = readCount(json, where, reader)
  return filters && often && { fact: 'deals', params: filters, ...often }
}

function readSegments(json: Json, where: string, reader: Reader): SegmentComparison | undefined {
  if (!hasExactly(json, where, { needed: ['fact', 'operator', 'value'] }, reader)) return undefined
  const operator = readOperator(json['operator'], under(where, 'operator'), segmentOperators, reader)
  const value = readText(json['value'], under(where, 'value'), reader)
  return operator === undefined || value === undefined ? undefined : { fact: 'segments', operator, value }
}

function readFlows(json: Json, where: string, reader: Reader): FlowComparison | undefined {
  if (!hasExactly(json, where, { needed: ['fact', 'operator', 'value'] }, reader)) return undefined
  const operator = readOperator(json['operator'], under(where, 'operator'), flowOperators, reader)
  const value = readText(json['value'], under(where, 'value'), reader)
  return operator === undefined || value === undefined ? undefined : { fact: 'flows', operator, value }
}

function readParams(json: unknown, where: string, keys: Keys, reader: Reader): Json | undefined {
  if (!isRecord(json)) return refuse(reader, 'condition/not-a-condition', where)
  return hasExactly(json, where, keys, reader) ? json : undefined
}

/** `{}` without filters; `where` stays absent then. */
function readFilters<Filter>(
  params: Json,
  where: string,
  reader: Reader,
  readFilter: (json: Json, where: string, reader: Reader) => Filter | undefined,
): { where?: Filter[] } | undefined {
  if (!Object.hasOwn(params, 'where')) return {}
  const path = under(where, 'params.where')
  const given: unknown = params['where']
  if (!Array.isArray(given)) return refuse(reader, 'condition/not-a-condition', path)
  const filters = given.map((filter: unknown, at) =>
    isRecord(filter)
      ? readFilter(filter, `${path}.${at}`, reader)
      : refuse(reader, 'condition/not-a-condition', `${path}.${at}`),
  )
  return { where: filters.filter((filter) => filter !== undefined) }
}

function readDealFilter(json: Json, where: string, reader: Reader): FieldFilter | undefined {
  if (!hasExactly(json, where, { needed: ['field', 'operator', 'value'] }, reader)) return undefined
  const known = readFieldRef(json['field'], under(where, 'field'), ['deal'], reader)
  const compared = known && readCompared(json, where, known.field, reader)
  return known && compared && { field: known.ref, ...compared }
}

function readPropertyFilter(json: Json, where: string, reader: Reader): PropertyFilter | undefined {
  if (!hasExactly(json, where, { needed: ['property', 'operator', 'value'] }, reader)) return undefined
  const property = readText(json['property'], under(where, 'property'), reader)
  const type = propertyTypeOf(json['value'])
  const compared = readCompared(json, where, { type, name: property ?? '' }, reader)
  return property === undefined || !compared ? undefined : { property, ...compared }
}

function readFieldRef(
  given: unknown,
  where: string,
  objects: readonly FieldObject[],
  reader: Reader,
): { ref: FieldRef; field: Field } | undefined {
  const field = typeof given === 'string' ? findField(given, reader) : undefined
  if (!field) return refuse(reader, 'condition/unknown-field', where, { field: shortened(given) })
  const ref: FieldRef = `${field.object}.${field.key}`
  if (objects.includes(field.object)) return { ref, field }
  return refuse(reader, 'condition/misplaced-field', where, { field: { type: 'field', id: ref } })
}

function findField(given: string, { catalog }: Reader): Field | undefined {
  const [object, ...key] = given.split('.')
  if (object !== 'contact' && object !== 'company' && object !== 'deal') return undefined
  return catalog.get(`${object}.${key.join('.')}`)
}

function readWithin(
  params: Json,
  where: string,
  reader: Reader,
): Pick<EventComparison['params'], 'within'> | undefined {
  if (!Object.hasOwn(params, 'within')) return {}
  const within = durationSchema.safeParse(params['within'])
  return within.success ? { within: within.data } : refuse(reader, 'condition/not-a-duration', where)
}

function readCount(
  json: Json,
  where: string,
  reader: Reader,
): { operator: CountOperator; value: number | null } | undefined {
  const operator = readOperator(json['operator'], under(where, 'operator'), countOperators, reader)
  if (operator === undefined) return undefined
  const value: unknown = json['value']
  if (countRows[operator].control === 'none') {
    if (value === null) return { operator, value }
    return refuse(reader, 'condition/value-not-empty', under(where, 'value'), { operator })
  }
  const least = operator === 'count-at-least' ? 1 : 0
  if (isCount(value, least)) return { operator, value }
  return refuse(reader, 'condition/not-a-count', under(where, 'value'), { least, limit: conditionLimits.count })
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= conditionLimits.count
}

import type { Comparison, Condition, DealComparison, EventComparison, EventTimeComparison } from './condition.ts'
import type { FieldComparison, FlowComparison, SegmentComparison } from './condition.ts'
import { ConditionError } from './condition-error.ts'
import { dealTest, eventTest } from './counting.ts'
import type { CountRange, PropertyTest, WantedEvents } from './counting.ts'
import { eventTimeTest } from './event-time.ts'
import type { Asking } from './facts.ts'
import { fieldTest } from './field-test.ts'
import type { FieldTest } from './field-test.ts'
import type { FieldCatalog } from './fields.ts'
import type { FoundSql } from './operator-row.ts'
import { flowRows } from './operators.ts'
import { bound, boundNumber, joined, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import type { SqlCondition, SqlDialect } from './sql-dialect.ts'

interface Writing {
  catalog: FieldCatalog
  dialect: SqlDialect
  asking: Asking
}

/**
 * The condition as SQL about the row `contact`, for answering it for whole tables; `judge` answers the same for one.
 * Values are bound, names come from the catalog. It belongs in a `where`, as NULL counts as false.
 * Throws `ConditionError` for a condition that `readCondition` refuses with this catalog.
 */
export function toSql(condition: Condition, catalog: FieldCatalog, dialect: SqlDialect, asking: Asking): SqlCondition {
  return written(conditionSql(condition, { catalog, dialect, asking }), dialect)
}

function conditionSql(condition: Condition, writing: Writing): Sql {
  if ('all' in condition) return groupSql(condition.all, ' and ', writing)
  if ('any' in condition) return groupSql(condition.any, ' or ', writing)
  if ('not' in condition) return denied(conditionSql(condition.not, writing))
  return comparisonSql(condition, writing)
}

function groupSql(parts: readonly Condition[], word: ' and ' | ' or ', writing: Writing): Sql {
  if (parts.length === 0) throw new ConditionError('A group is empty.')
  return sql`(${joined(
    parts.map((part) => conditionSql(part, writing)),
    word,
  )})`
}

// NULL in, true out: an absent value is one that does not match.
function denied(claim: Sql): Sql {
  return sql`(${claim}) is not true`
}

function comparisonSql(comparison: Comparison, writing: Writing): Sql {
  switch (comparison.fact) {
    case 'events':
      return eventSql(comparison, writing)
    case 'first-event':
    case 'last-event':
      return eventTimeSql(comparison, writing)
    case 'deals':
      return dealSql(comparison, writing)
    case 'segments':
      return segmentSql(comparison, writing)
    case 'flows':
      return flowSql(comparison, writing)
    default:
      return fieldSql(comparison, writing)
  }
}

function fieldSql(comparison: FieldComparison, writing: Writing): Sql {
  const test = fieldTest(writing.catalog, comparison.fact, comparison)
  if (test.field.object !== 'company') return testSql(test, writing)
  const { tables } = writing.dialect
  const { complementOf } = test.row
  const positive = complementOf ? { ...comparison, operator: complementOf } : comparison
  const claim = testSql(fieldTest(writing.catalog, comparison.fact, positive), writing)
  const company = sql`exists (select 1 from ${tables.company} as company where company.id = contact.company_id and ${claim})`
  return complementOf ? denied(company) : company
}

function testSql({ row, field, operandAt }: FieldTest, { dialect, asking }: Writing): Sql {
  const isList = field.type === 'multi-choice'
  const value = sql`${dialect.field(field)}`
  const found: FoundSql = {
    isList,
    value,
    isSet: isList ? sql`${dialect.listIsSet(field)}` : sql`${value} is not null`,
    hasOneOf: (texts) => dialect.listHasOneOf(field, texts),
  }
  return row.sql(found, operandAt(asking), dialect)
}

function segmentSql({ operator, value }: SegmentComparison, { dialect }: Writing): Sql {
  const member = sql`exists (select 1 from ${dialect.tables.segment_member} as segment_member where segment_member.segment = ${bound(value, 'text')} and segment_member.contact_id = contact.id and segment_member.left_at is null)`
  return operator === 'in-segment' ? member : denied(member)
}

function flowSql({ operator, value }: FlowComparison, { dialect }: Writing): Sql {
  const { now, wanted } = flowRows[operator]
  const isUnderWay = now ? sql` and run.status = 'waiting'` : sql``
  const run = sql`exists (select 1 from ${dialect.tables.run} as run where run.contact_id = contact.id and run.flow = ${bound(value, 'text')}${isUnderWay})`
  return wanted ? run : denied(run)
}

function dealSql(comparison: DealComparison, writing: Writing): Sql {
  const { where, range } = dealTest(comparison, writing.catalog)
  const { tables } = writing.dialect
  const wanted = [sql`deal_contact.contact_id = contact.id`, ...where.map((test) => sql`(${testSql(test, writing)})`)]
  const rows = sql`${tables.deal_contact} as deal_contact join ${tables.deal} as deal on deal.id = deal_contact.deal_id where ${joined(wanted, ' and ')}`
  return countSql(rows, range)
}

function eventSql(comparison: EventComparison, writing: Writing): Sql {
  const { lastsMs, range, ...wanted } = eventTest(comparison)
  const begins = lastsMs === Infinity ? sql`` : sql` and event.at > ${boundNumber(writing.asking.now - lastsMs)}`
  return countSql(sql`${eventsSql(wanted, writing)}${begins}`, range)
}

function eventTimeSql(comparison: EventTimeComparison, writing: Writing): Sql {
  // Where it never happened there is no row that could say so.
  if (comparison.operator === 'is-not-set') return denied(eventTimeSql({ ...comparison, operator: 'is-set' }, writing))
  const { which, wanted, row, operandAt } = eventTimeTest(comparison)
  const order = which === 'first-event' ? 'asc' : 'desc'
  // In a row of its own, as an operator may name it many times over.
  const moment = sql`(select event.at from ${eventsSql(wanted, writing)} order by event.at ${order} limit 1) as moment`
  const found: FoundSql = {
    isList: false,
    value: sql`moment.at`,
    isSet: sql`moment.at is not null`,
    hasOneOf: noList,
  }
  return sql`exists (select 1 from ${moment} where ${row.sql(found, operandAt(writing.asking), writing.dialect)})`
}

/** The wanted events of the contact that have happened. */
function eventsSql({ name, where }: WantedEvents, writing: Writing): Sql {
  const wanted = [
    sql`event.contact_id = contact.id`,
    sql`event.name = ${bound(name, 'text')}`,
    sql`event.at <= ${boundNumber(writing.asking.now)}`,
    ...where.map((test) => sql`(${propertySql(test, writing)})`),
  ]
  return sql`${writing.dialect.tables.event} as event where ${joined(wanted, ' and ')}`
}

function propertySql({ property, row, type, operandAt }: PropertyTest, { dialect, asking }: Writing): Sql {
  const found: FoundSql = {
    isList: false,
    value: dialect.property(property, type === 'number' || type === 'boolean' ? type : 'text'),
    isSet: dialect.propertyIsSet(property),
    hasOneOf: noList,
  }
  return row.sql(found, operandAt(asking), dialect)
}

function noList(): never {
  throw new ConditionError('Nothing of an event is a list of choices.')
}

function countSql(rows: Sql, { fewest, most }: CountRange): Sql {
  const enough = fewest === 0 ? [] : [thereAre(fewest, rows)]
  const notTooMany = most === Infinity ? [] : [denied(thereAre(most + 1, rows))]
  const claims = [...enough, ...notTooMany]
  return claims.length === 0 ? sql`1 = 1` : joined(claims, ' and ')
}

// Stops at the wanted row instead of counting all of them.
function thereAre(count: number, rows: Sql): Sql {
  if (count === 1) return sql`exists (select 1 from ${rows})`
  return sql`exists (select 1 from ${rows} limit 1 offset ${boundNumber(count - 1)})`
}

function written(parts: Sql, dialect: SqlDialect): SqlCondition {
  const values: unknown[] = []
  const pieces = ['']
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      pieces[pieces.length - 1] += part
      continue
    }
    values.push(part.value)
    text += dialect.placeholder(values.length) + dialect.cast(part.type)
    pieces.push(dialect.cast(part.type))
  }
  return { text, values, pieces }
}

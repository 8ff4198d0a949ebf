export * from './phrase.ts'
export * from './problem.ts'
export * from './duration.ts'
export * from './fields.ts'
export * from './facts.ts'
export * from './condition.ts'
export { conditionSchema, propertyFilterSchema } from './condition-schema.ts'
export { conditionLimits } from './condition-limits.ts'
export { readCondition } from './read-condition.ts'
export {
  countOperators,
  eventTimeOperators,
  flowOperators,
  operators,
  operatorsFor,
  segmentOperators,
} from './operators.ts'
export type { FieldOperatorRow, OperatorInfo, ValueControl } from './operator-row.ts'
export type { Label } from './words.ts'
export { ConditionError } from './condition-error.ts'
export { judge } from './judge.ts'
export type { Verdict, VerdictNode } from './judge.ts'
export type { CountFound, Found } from './judge-line.ts'
export { compilePredicate } from './predicate.ts'
export type { Predicate } from './predicate.ts'
export { toSql } from './to-sql.ts'
export type { SqlCondition, SqlDialect } from './sql-dialect.ts'
export { postgresConditions } from './postgres-conditions.ts'
export { sqliteConditions } from './sqlite-conditions.ts'
export { dependsOn } from './depends-on.ts'
export type { Dependencies } from './depends-on.ts'
export { flipsAt } from './flips-at.ts'
export { describe, describeComparison } from './describe.ts'
export type { ConditionNames } from './describe-comparison.ts'
export { describeDuration } from './describe-duration.ts'
export { formatPhrase } from './format-phrase.ts'
export type { Catalogue, PhraseNames } from './format-phrase.ts'
export { conditionTexts } from './texts/condition-texts.ts'
// Each language by itself, so that an app fetches the one it speaks.
export { fr as conditionTextsInFrench } from './texts/fr.ts'
export { sv as conditionTextsInSwedish } from './texts/sv.ts'
export * from './moments.ts'
export { dayBegins, dayMs, momentOf, wallOf } from './calendar.ts'

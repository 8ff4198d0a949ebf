import { z } from 'zod'
import { conditionLimits, outgrows } from './condition-limits.ts'
import type { Condition, PropertyFilter } from './condition.ts'
import { durationSchema } from './duration.ts'

const text = z
  .string()
  .min(1)
  .max(conditionLimits.text)
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'A text has no half characters and no NUL.')
const fieldRef = z.templateLiteral([z.enum(['contact', 'company', 'deal']), '.', z.string().regex(/^[a-z][a-z0-9_]*$/)])
const value = z.union([
  z.null(),
  text,
  z.number(),
  z.boolean(),
  z.array(text).min(1).max(conditionLimits.list),
  z.array(z.number()).length(2),
  durationSchema,
])
const fieldOperator = z.enum([
  'equal', 'not-equal', 'in', 'not-in', 'less-than', 'at-most', 'greater-than', 'at-least', 'between', 'contains',
  'does-not-contain', 'starts-with', 'ends-with', 'is-set', 'is-not-set', 'before', 'after', 'on', 'within-last', 'anniversary',
  'more-than-ago',
]) // prettier-ignore
const eventTimeOperator = z.enum([
  'within-last', 'more-than-ago', 'before', 'after', 'on', 'between', 'anniversary', 'is-set', 'is-not-set',
]) // prettier-ignore
const countOperator = z.enum(['did', 'did-not', 'count-at-least', 'count-at-most', 'count-exactly'])
const count = z.int().min(0).max(conditionLimits.count).nullable()
const filters = <Filter extends z.ZodType>(filter: Filter) =>
  z.exactOptional(z.array(filter).max(conditionLimits.lines))

/** One filter on an event's property, as comparisons on events have them. */
export const propertyFilterSchema: z.ZodType<PropertyFilter> = z.strictObject({
  property: text,
  operator: fieldOperator,
  value,
})

const fieldComparison = z.strictObject({ fact: fieldRef, operator: fieldOperator, value })
const dealComparison = z.strictObject({
  fact: z.literal('deals'),
  params: z.strictObject({ where: filters(z.strictObject({ field: fieldRef, operator: fieldOperator, value })) }),
  operator: countOperator,
  value: count,
})
const eventComparison = z.strictObject({
  fact: z.literal('events'),
  params: z.strictObject({
    name: text,
    where: filters(propertyFilterSchema),
    within: z.exactOptional(durationSchema),
  }),
  operator: countOperator,
  value: count,
})
const eventTimeComparison = z.strictObject({
  fact: z.enum(['first-event', 'last-event']),
  params: z.strictObject({ name: text, where: filters(propertyFilterSchema) }),
  operator: eventTimeOperator,
  value,
})
const segmentComparison = z.strictObject({
  fact: z.literal('segments'),
  operator: z.enum(['in-segment', 'not-in-segment']),
  value: text,
})

const flowComparison = z.strictObject({
  fact: z.literal('flows'),
  operator: z.enum(['in-flow', 'not-in-flow', 'been-in-flow', 'never-in-flow']),
  value: text,
})

const shape: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(shape).min(1) }),
      z.strictObject({ any: z.array(shape).min(1) }),
      z.strictObject({ not: shape }),
      fieldComparison,
      dealComparison,
      eventComparison,
      eventTimeComparison,
      segmentComparison,
      flowComparison,
    ]),
  )
  .meta({ id: 'Condition' })

/**
 * The shape of a condition: its keys, groups and limits, but neither its fields nor whether values fit them, which
 * `readCondition` checks. In JSON Schema it is called `Condition`.
 */
export const conditionSchema: z.ZodType<Condition> = z.preprocess((json, context) => {
  // Before the walk through the shape, which would follow a document of any depth.
  const limit = outgrows(json)
  if (!limit) return json
  const message = limit === 'depth' ? 'Groups are nested too deeply.' : 'There are too many lines.'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}, shape)

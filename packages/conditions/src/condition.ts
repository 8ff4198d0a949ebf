import type { Duration } from './duration.ts'
import type { FieldRef } from './fields.ts'

/**
 * A closed subset of json-rules-engine's condition JSON. Groups are never empty, at most 20 deep, at most 200 lines in all;
 * only known facts and operators; the keys of each part are exactly these. What operators mean: `operators`.
 */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison

export type Comparison =
  | FieldComparison
  | DealComparison
  | EventComparison
  | EventTimeComparison
  | SegmentComparison
  | FlowComparison

/** `{ fact: 'contact.country', operator: 'equal', value: 'SE' }`, of the contact or its company. */
export interface FieldComparison {
  fact: FieldRef
  operator: FieldOperator
  /** Typed by the operator and the field: a text, number, boolean, ISO date, list, duration, pair, or `null` where none is needed. */
  value: ComparedValue
}

/** How many of the contact's deals match: `{ fact: 'deals', params: { where: [...] }, operator: 'count-at-least', value: 1 }`. */
export interface DealComparison {
  fact: 'deals'
  params: { where?: FieldFilter[] }
  operator: CountOperator
  value: number | null
}

/**
 * How often the contact did something: name, properties and window; `did` and `did-not` take `null` as value.
 * An event counts from its own moment until, not including, the moment its window ends. A property is compared by the
 * type of the value, never coerced; `null` and an empty text are absent.
 */
export interface EventComparison {
  fact: 'events'
  params: { name: string; where?: PropertyFilter[]; within?: Duration }
  operator: CountOperator
  value: number | null
}

/**
 * When the contact did something for the first or the last time, of what has happened by now: compared as a date-time field is, and
 * without a value where it never happened. `{ fact: 'last-event', params: { name: 'Order placed' }, operator: 'more-than-ago', value: { days: 30 } }`
 */
export interface EventTimeComparison {
  fact: 'first-event' | 'last-event'
  params: { name: string; where?: PropertyFilter[] }
  operator: EventTimeOperator
  value: ComparedValue
}

/** The facts whose `params` name an event. */
export const eventFacts = ['events', 'first-event', 'last-event'] as const satisfies readonly Comparison['fact'][]

export interface SegmentComparison {
  fact: 'segments'
  operator: 'in-segment' | 'not-in-segment'
  value: string
}

/** Whether the contact is under way in a flow now, or has ever come into it. */
export interface FlowComparison {
  fact: 'flows'
  operator: 'in-flow' | 'not-in-flow' | 'been-in-flow' | 'never-in-flow'
  value: string
}

export interface FieldFilter {
  field: FieldRef
  operator: FieldOperator
  value: ComparedValue
}

export interface PropertyFilter {
  /** A top-level key of the event's properties. */
  property: string
  operator: FieldOperator
  value: ComparedValue
}

export type FieldOperator =
  | 'equal' | 'not-equal' | 'in' | 'not-in'
  | 'less-than' | 'at-most' | 'greater-than' | 'at-least' | 'between'
  | 'contains' | 'does-not-contain' | 'starts-with' | 'ends-with'
  | 'is-set' | 'is-not-set'
  | 'before' | 'after' | 'on' | 'within-last' | 'more-than-ago' | 'anniversary' // prettier-ignore

/** Those of a date-time field. */
export type EventTimeOperator = Extract<
  FieldOperator,
  'between' | 'is-set' | 'is-not-set' | 'before' | 'after' | 'on' | 'within-last' | 'more-than-ago' | 'anniversary'
>

export type CountOperator = 'did' | 'did-not' | 'count-at-least' | 'count-at-most' | 'count-exactly'

export type ComparedValue = string | number | boolean | readonly string[] | readonly number[] | Duration | null

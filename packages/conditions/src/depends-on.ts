import type { Comparison, Condition } from './condition.ts'
import type { FieldRef } from './fields.ts'
import { operators } from './operators.ts'

/** What a condition reads. */
export interface Dependencies {
  fields: ReadonlySet<FieldRef>
  /** Names of events. */
  events: ReadonlySet<string>
  /** Ids of segments. */
  segments: ReadonlySet<string>
  /** Ids of flows. */
  flows: ReadonlySet<string>
  deals: boolean
  company: boolean
  /** Whether time alone could change the answer: `flipsAt` tells when. */
  time: boolean
}

/** What has to change before the answer can: fields, events, segments, flows, deals, the company, or only the time. */
export function dependsOn(condition: Condition): Dependencies {
  const found = {
    fields: new Set<FieldRef>(),
    events: new Set<string>(),
    segments: new Set<string>(),
    flows: new Set<string>(),
    deals: false,
    company: false,
    time: false,
  }
  for (const comparison of comparisonsOf(condition)) {
    switch (comparison.fact) {
      case 'events':
      case 'first-event':
      case 'last-event':
        found.events.add(comparison.params.name)
        // Whatever it is compared with: an event can lie ahead of now, and counts from then on.
        found.time = true
        break
      case 'segments':
        found.segments.add(comparison.value)
        break
      case 'flows':
        found.flows.add(comparison.value)
        break
      case 'deals':
        found.deals = true
        for (const filter of comparison.params.where ?? []) {
          found.fields.add(filter.field)
          found.time ||= movesWithTime(filter)
        }
        break
      default:
        found.fields.add(comparison.fact)
        found.company ||= comparison.fact.startsWith('company.')
        found.time ||= movesWithTime(comparison)
    }
  }
  return found
}

/** The lines of a condition, in reading order. */
export function comparisonsOf(condition: Condition): Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf)
  if ('any' in condition) return condition.any.flatMap(comparisonsOf)
  return 'not' in condition ? comparisonsOf(condition.not) : [condition]
}

function movesWithTime({ operator }: { operator: keyof typeof operators }): boolean {
  const { range, recurs } = operators[operator]
  return range?.moves === true || recurs !== undefined
}

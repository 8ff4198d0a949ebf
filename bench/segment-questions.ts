import type { Condition } from '@etape/conditions'

/** A segment as people make it, and the same as somebody would write it by hand for these tables. */
export interface SegmentQuestion {
  condition: Condition
  sql: string
}

/** `now` is the moment both are asked at, ms. */
export function segmentQuestions(now: number): SegmentQuestion[] {
  const month = now - 30 * 86_400_000
  return [
    {
      condition: {
        all: [
          { fact: 'contact.score', operator: 'at-least', value: 80 },
          { fact: 'contact.city', operator: 'in', value: ['Lund', 'Malmö'] },
          { fact: 'contact.country', operator: 'equal', value: 'SE' },
        ],
      },
      sql: `score >= 80 and city in ('Lund', 'Malmö') and country = 'SE'`,
    },
    {
      condition: {
        all: [
          { fact: 'contact.plan', operator: 'equal', value: 'pro' },
          { not: { fact: 'contact.score', operator: 'at-least', value: 50 } },
        ],
      },
      sql: `custom ->> '$.plan' = 'pro' and (score < 50 or score is null)`,
    },
    {
      condition: {
        all: [
          {
            fact: 'events',
            params: { name: 'Report opened', within: { days: 30 } },
            operator: 'count-at-least',
            value: 1,
          },
          { fact: 'contact.city', operator: 'equal', value: 'Kiruna' },
        ],
      },
      sql: `city = 'Kiruna' and exists (select 1 from event where event.contact_id = contact.id and event.name = 'Report opened'
        and event.at > ${month} and event.at <= ${now})`,
    },
  ]
}

export interface Answered {
  /** For counting the members of all segments, and for the ids of all of them. */
  countMs: number
  membersMs: number
  /** By segment; the same on both sides. */
  counts: readonly number[]
}

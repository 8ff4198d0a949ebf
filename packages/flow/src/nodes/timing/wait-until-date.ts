import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { dateMomentFields, dateTriggerOf, describeDateMoment } from '../../kit/date-fields.ts'
import { nextDateMoment } from '../../kit/date-trigger.ts'
import { choiceField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { readRef } from '../../kit/record-target.ts'

const config = z.strictObject({
  ...dateMomentFields(),
  passed: choiceField({
    title: 'If that has passed',
    options: { 'go-on': 'Go on at once', 'no-date': 'Leave as without a date' },
  }),
})

/** Holds a contact until a moment reckoned from one of its dates. The date is read on arrival. */
export const waitUntilDate = defineNodeKind({
  type: 'wait-until-date',
  category: 'timing',
  icon: 'calendar-time',
  title: 'Wait until a date',
  summary: 'Holds the contact until a date it has, or some time before or after.',
  config,
  outlets: [
    { id: 'done', label: phrase('Then') },
    { id: 'no-date', label: phrase('No date') },
  ],
  example: {
    field: 'contact.last_seen_at',
    offset: { type: 'after', by: { days: 30 } },
    at: null,
    yearly: false,
    zone: 'contact',
    passed: 'go-on',
  },
  card: (wait) => phrase('Wait until {moment}', { moment: describeDateMoment(wait) }),
  goesOnAtOnceBy: ({ passed }) => (passed === 'go-on' ? ['done', 'no-date'] : ['no-date']),
  step: ({ config: wait, facts, now, zone, contactZone, catalog }) => {
    const value = readRef(facts, wait.field)
    if (typeof value !== 'number') return withoutDate
    const type = catalog.get(wait.field)?.type ?? 'date-time'
    const until = nextDateMoment(dateTriggerOf(wait), { value, type }, now, { contact: contactZone, account: zone })
    if (until !== null) return { type: 'sleep', until, thenBy: 'done' }
    return wait.passed === 'go-on'
      ? { type: 'leave', by: 'done', note: hasPassed }
      : { ...withoutDate, note: hasPassed }
  },
})

const withoutDate = { type: 'leave', by: 'no-date' } as const
const hasPassed = phrase('That moment has passed.')

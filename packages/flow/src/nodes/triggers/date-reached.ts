import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { dateMomentFields, dateTriggerOf, describeDateMoment } from '../../kit/date-fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

/** Starts when a date of the contact comes, to the second; with *every year*, at its anniversaries. */
export const dateReached = defineNodeKind({
  type: 'date-reached',
  category: 'trigger',
  icon: 'cake',
  title: 'Date reached',
  summary: 'Starts when a date of the contact or its company comes.',
  config: z.strictObject({ ...dateMomentFields(), when: onlyIfField() }),
  outlets: onwards,
  example: {
    field: 'contact.created_at',
    offset: { type: 'after', by: { days: 30 } },
    at: '09:00',
    yearly: false,
    zone: 'contact',
    when: null,
  },
  card: (config) => phrase('When it is {moment}', { moment: describeDateMoment(config) }),
  asks: conditionsOf,
  starts: {
    hears: () => ['date-reached'],
    matches: (_config, happening) => happening.type === 'date-reached',
    dates: dateTriggerOf,
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

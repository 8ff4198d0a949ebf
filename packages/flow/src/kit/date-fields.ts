import { phrase, type Phrase } from '@etape/conditions'
import type { z } from 'zod'
import { timeOfDayField, whoseClockField } from './clock-fields.ts'
import type { DateTrigger } from './date-trigger.ts'
import { durationField, fieldRefField, optionally, toggleField } from './fields.ts'
import { caseOf, oneOfField } from './list-fields.ts'
import { shownDuration } from './time.ts'

const offsetField = () =>
  oneOfField({
    title: 'Moment',
    cases: [
      caseOf('on', 'On the day', {}),
      caseOf('before', 'Before it', { by: durationField({ title: 'How long before' }) }),
      caseOf('after', 'After it', { by: durationField({ title: 'How long after' }) }),
    ],
    initial: { type: 'on' },
  })

/** A moment reckoned from a date of the contact or its company. */
export const dateMomentFields = () => ({
  field: fieldRefField({ title: 'Date field', objects: ['contact', 'company'], types: ['date', 'date-time'] }),
  offset: offsetField(),
  at: optionally(
    timeOfDayField({ title: 'At', description: 'Leave empty for the field’s own time, or the beginning of the day.' }),
  ),
  yearly: toggleField({ title: 'Every year', description: 'For birthdays and other anniversaries.' }),
  zone: whoseClockField(),
})

type Shape = ReturnType<typeof dateMomentFields>
export type DateMoment = { [Key in keyof Shape]: z.output<Shape[Key]> }

export const dateTriggerOf = ({ field, offset, at, yearly, zone }: DateMoment): DateTrigger => ({
  field,
  offset: offset.type === 'on' ? null : { direction: offset.type, by: offset.by },
  at,
  yearly,
  zone,
})

/** “3 days before Renewal, every year”. */
export function describeDateMoment({ field, offset, at, yearly }: DateMoment): Phrase {
  const values = { field: { type: 'field', id: field } } as const
  const moment = {
    on: () => phrase('{field}', values),
    before: () => phrase('{duration} before {field}', { ...values, duration: spanOf(offset) }),
    after: () => phrase('{duration} after {field}', { ...values, duration: spanOf(offset) }),
  }[offset.type]()
  const timed = at === null ? moment : phrase('{moment} at {time}', { moment, time: at })
  return yearly ? phrase('{moment}, every year', { moment: timed }) : timed
}

const spanOf = (offset: DateMoment['offset']) => (offset.type === 'on' ? '' : shownDuration(offset.by))

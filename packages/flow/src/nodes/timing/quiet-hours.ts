import { nextMoment, phrase, type Weekday } from '@etape/conditions'
import { z } from 'zod'
import { timeOfDayField, weekdaysField, whoseClockField } from '../../kit/clock-fields.ts'
import { toggleField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'

const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** Holds contacts who come at a time when nobody should be disturbed; all others go on at once. */
export const quietHours = defineNodeKind({
  type: 'quiet-hours',
  category: 'timing',
  icon: 'moon',
  title: 'Hold for quiet hours',
  summary: 'Holds contacts who come at night or on quiet days, and lets the others through.',
  config: z.strictObject({
    from: timeOfDayField({ title: 'Quiet from', initial: '20:00' }),
    to: timeOfDayField({ title: 'Until', initial: '08:00' }),
    days: weekdaysField({ title: 'Quiet all day on' }),
    skipHolidays: toggleField({ title: 'And on holidays' }),
    zone: whoseClockField(),
  }),
  outlets: [{ id: 'done', label: phrase('Then') }],
  example: { from: '20:00', to: '08:00', days: [6, 7], skipHolidays: true, zone: 'contact' },
  card: ({ from, to }) => phrase('Hold between {from} and {to}', { from, to }),
  faults: ({ from, to, days }) => [
    ...(from === to
      ? [{ where: 'config.to', message: phrase('Quiet hours end at another time than they begin.') }]
      : []),
    ...(days.length === week.length
      ? [{ where: 'config.days', message: phrase('Leave a day that is not quiet.') }]
      : []),
  ],
  goesOnAtOnceBy: () => ['done'],
  step: ({ config, now, zone, contactZone, calendar }) => {
    const { from, to, days, skipHolidays } = config
    const weekdays = week.filter((day) => !days.includes(day))
    const context = { zone: config.zone === 'contact' ? contactZone : zone, calendar }
    const moment = nextMoment({ within: { from: to, to: from }, weekdays, skipHolidays }, now, context)
    return { type: 'sleep', until: moment ?? now, thenBy: 'done' }
  },
})

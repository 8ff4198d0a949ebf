import { nextMoment, phrase, type MomentRule, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { timeOfDayField, weekdaysField, whoseClockField } from '../../kit/clock-fields.ts'
import { toggleField } from '../../kit/fields.ts'
import { caseOf, oneOfField } from '../../kit/list-fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { listWeekdays } from '../../kit/weekdays.ts'

const days = () => weekdaysField({ title: 'On', description: 'None chosen means any day.' })
const skipHolidays = () => toggleField({ title: 'Not on holidays' })

const until = oneOfField({
  title: 'Wait until',
  cases: [
    caseOf('time', 'A time of day', {
      at: timeOfDayField({ title: 'At' }),
      days: days(),
      skipHolidays: skipHolidays(),
    }),
    caseOf('day', 'A day of the week', { days: days(), skipHolidays: skipHolidays() }),
    caseOf('business-hours', 'Business hours', {}),
  ],
  initial: { type: 'time', at: '09:00', days: [], skipHolidays: false },
})
type Until = z.output<typeof until>

/** Holds a contact until clocks and calendar say go; who comes at such a moment goes on at once. */
export const waitUntilTime = defineNodeKind({
  type: 'wait-until-time',
  category: 'timing',
  icon: 'alarm',
  title: 'Wait until a time',
  summary: 'Holds the contact until a time of day, a weekday or business hours.',
  config: z.strictObject({ until, zone: whoseClockField() }),
  outlets: [{ id: 'done', label: phrase('Then') }],
  example: { until: { type: 'time', at: '09:00', days: [2, 4], skipHolidays: true }, zone: 'contact' },
  card: (config) => describeUntil(config.until),
  faults: (config) => (config.until.type === 'day' && config.until.days.length === 0 ? [noDay] : []),
  goesOnAtOnceBy: () => ['done'],
  step: ({ config, now, zone, contactZone, calendar }) => {
    const context = { zone: config.zone === 'contact' ? contactZone : zone, calendar }
    const moment = nextMoment(ruleOf(config.until), now, context)
    if (moment === null) return { type: 'leave', by: 'done', note: phrase('No such moment comes within two years.') }
    return { type: 'sleep', until: moment, thenBy: 'done' }
  },
})

const noDay = { where: 'config.until.days', message: phrase('Choose at least one day of the week.') }

function ruleOf(wanted: Until): MomentRule {
  switch (wanted.type) {
    case 'time':
      return { at: wanted.at, weekdays: wanted.days, skipHolidays: wanted.skipHolidays }
    case 'day':
      return { weekdays: wanted.days, skipHolidays: wanted.skipHolidays }
    case 'business-hours':
      return { within: 'business-hours' }
  }
}

function describeUntil(wanted: Until): Phrase {
  switch (wanted.type) {
    case 'time':
      return wanted.days.length === 0
        ? phrase('Wait until {time}', { time: wanted.at })
        : phrase('Wait until {time} on {days}', { time: wanted.at, days: listWeekdays(wanted.days) })
    case 'day':
      return phrase('Wait until it is {days}', { days: listWeekdays(wanted.days) })
    case 'business-hours':
      return phrase('Wait until business hours')
  }
}

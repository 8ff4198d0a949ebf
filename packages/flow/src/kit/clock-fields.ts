import { isTimeOfDay, isZone } from '@etape/conditions'
import { z } from 'zod'
import { withControl } from './control.ts'
import { everComes, isCron } from './cron.ts'
import { choiceField, type Titled } from './fields.ts'

/** A time of day as clocks show it: `08:30`. */
export const timeOfDayField = ({ initial = '09:00', ...titled }: Titled & { initial?: string }) =>
  withControl(z.string().refine(isTimeOfDay, { error: 'Give a time of day, such as 09:00.' }), {
    ...titled, control: 'time-of-day', required: true, initial,
  }) // prettier-ignore

const weekday = z.literal([1, 2, 3, 4, 5, 6, 7])

/** Some days of the week; perhaps none. */
export const weekdaysField = (titled: Titled) =>
  withControl(z.array(weekday).max(7).default([]), { ...titled, control: 'weekdays', required: false, initial: [] })

/** An IANA time zone: `Europe/Stockholm`. */
export const zoneField = (titled: Titled) => {
  const error = 'There is no time zone of this name.'
  return withControl(
    z
      .string({ error })
      .max(60)
      .refine((zone) => isZone(zone), { error }),
    { ...titled, control: 'zone', required: true, initial: undefined },
  )
}

/** When something comes again and again, as a cron line of five parts: `0 9 * * 1-5`. */
export const cronField = (titled: Titled) =>
  withControl(
    z
      .string()
      .max(120)
      .refine(isCron, { error: 'This is not a schedule: it has minute, hour, day, month and weekday.', abort: true })
      .refine(everComes, { error: 'This schedule never comes.' }),
    { ...titled, control: 'cron', required: true, initial: '0 9 * * 1-5' },
  )

/** Whose clocks count. */
export const whoseClockField = () =>
  choiceField({
    title: 'Time zone',
    options: { contact: 'The contact’s', account: 'The account’s' },
    description: 'A contact without a time zone goes by the account’s.',
  })

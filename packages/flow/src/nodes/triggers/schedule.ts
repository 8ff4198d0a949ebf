import { z } from 'zod'
import { cronField, zoneField } from '../../kit/clock-fields.ts'
import { describeCron } from '../../kit/describe-cron.ts'
import { conditionField, optionally } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf } from '../../kit/only-if.ts'

/** Starts again and again by the clock, for everybody who matches then. */
export const schedule = defineNodeKind({
  type: 'schedule',
  category: 'trigger',
  icon: 'calendar-repeat',
  title: 'Schedule',
  summary: 'Starts again and again by the clock, for everybody who matches.',
  config: z.strictObject({
    cron: cronField({ title: 'When' }),
    zone: zoneField({ title: 'Time zone' }),
    when: optionally(
      conditionField({
        title: 'For whom',
        description: 'Everybody who matches at that moment; empty means all contacts.',
      }),
    ),
  }),
  outlets: onwards,
  example: {
    cron: '0 9 * * 1-5',
    zone: 'Europe/Stockholm',
    when: { fact: 'contact.stage', operator: 'equal', value: 'customer' },
  },
  card: ({ cron }) => describeCron(cron),
  asks: conditionsOf,
  starts: {
    hears: () => ['scheduled'],
    matches: (_config, happening) => happening.type === 'scheduled',
    schedule: ({ cron, zone }) => ({ cron, zone }),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { eventNames } from '../../kit/event-names.ts'
import { optionally, textField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'
import { startsAtEvent } from '../../kit/starts-at-event.ts'

/** Starts when a contact books a meeting, with whatever calendar it was booked. */
export const meetingBooked = defineNodeKind({
  type: 'meeting-booked',
  category: 'trigger',
  icon: 'calendar-event',
  title: 'Meeting booked',
  summary: 'Starts when a contact books a meeting with you.',
  config: z.strictObject({
    type: optionally(
      textField({ title: 'Type of meeting', description: 'As your calendar names it; leave empty for any.' }),
    ),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { type: 'Demo', when: null },
  card: ({ type }) =>
    type === null ? phrase('Books a meeting') : phrase('Books the meeting “{meeting}”', { meeting: type }),
  asks: conditionsOf,
  starts: startsAtEvent(eventNames.meetingBooked, 'type', ({ type }: { type: string | null }) => type),
  step: () => ({ type: 'leave', by: 'next' }),
})

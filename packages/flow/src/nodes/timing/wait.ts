import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { durationField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { addDuration, shownDuration } from '../../kit/time.ts'

/** Holds a contact for a while. The time counts from arrival, not from publishing. */
export const wait = defineNodeKind({
  type: 'wait',
  category: 'timing',
  icon: 'clock',
  title: 'Wait',
  summary: 'Holds the contact for a set time, then lets it go on.',
  config: z.strictObject({ for: durationField({ title: 'How long' }) }),
  outlets: [{ id: 'done', label: phrase('Then') }],
  example: { for: { days: 2 } },
  card: (config) => phrase('Wait {for}', { for: shownDuration(config.for) }),
  step: ({ config, now }) => ({ type: 'sleep', until: addDuration(now, config.for), thenBy: 'done' }),
})

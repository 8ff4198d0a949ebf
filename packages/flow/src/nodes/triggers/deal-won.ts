import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { isClosed } from '../../kit/deal-happenings.ts'
import { optionally } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'
import { pipelineField } from '../../kit/pick-fields.ts'

/** Starts when a deal of the contact is won. */
export const dealWon = defineNodeKind({
  type: 'deal-won',
  category: 'trigger',
  icon: 'trophy',
  title: 'Deal won',
  summary: 'Starts when a deal of the contact is won.',
  config: z.strictObject({
    pipeline: optionally(pipelineField({ title: 'Pipeline', description: 'Leave empty for any pipeline.' })),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { pipeline: null, when: null },
  card: () => phrase('A deal is won'),
  asks: conditionsOf,
  starts: {
    hears: () => ['deal-changed'],
    matches: ({ pipeline }, happening) => isClosed(happening, 'won', pipeline),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { isClosed } from '../../kit/deal-happenings.ts'
import { optionally } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'
import { pipelineField } from '../../kit/pick-fields.ts'

/** Starts when a deal of the contact is lost. */
export const dealLost = defineNodeKind({
  type: 'deal-lost',
  category: 'trigger',
  icon: 'mood-sad',
  title: 'Deal lost',
  summary: 'Starts when a deal of the contact is lost.',
  config: z.strictObject({
    pipeline: optionally(pipelineField({ title: 'Pipeline', description: 'Leave empty for any pipeline.' })),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { pipeline: null, when: null },
  card: () => phrase('A deal is lost'),
  asks: conditionsOf,
  starts: {
    hears: () => ['deal-changed'],
    matches: ({ pipeline }, happening) => isClosed(happening, 'lost', pipeline),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

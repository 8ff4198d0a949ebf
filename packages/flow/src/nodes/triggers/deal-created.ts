import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { isAt } from '../../kit/deal-happenings.ts'
import { optionally, pipelineStageField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

/** Starts when a deal is made with the contact on it. */
export const dealCreated = defineNodeKind({
  type: 'deal-created',
  category: 'trigger',
  icon: 'cash-banknote',
  title: 'Deal created',
  summary: 'Starts when a deal is created for the contact.',
  config: z.strictObject({
    stage: optionally(pipelineStageField({ title: 'At', description: 'Leave empty for any pipeline and stage.' })),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { stage: { pipeline: 'sales', stage: 'new-deal' }, when: null },
  card: ({ stage }) =>
    stage === null
      ? phrase('Gets a deal')
      : phrase('Gets a deal at {stage}', { stage: { type: 'pipeline-stage', ...stage } }),
  asks: conditionsOf,
  starts: {
    hears: () => ['deal-changed'],
    matches: ({ stage }, happening) => happening.type === 'deal-changed' && happening.created && isAt(happening, stage),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

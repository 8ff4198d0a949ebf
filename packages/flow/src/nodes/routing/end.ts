import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { textField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'

/** Ends the run with an outcome that reports count. */
export const end = defineNodeKind({
  type: 'end',
  category: 'end',
  icon: 'flag',
  title: 'End',
  summary: 'Ends the run here with an outcome you name.',
  config: z.strictObject({
    as: textField({
      title: 'Outcome',
      description: 'How the run is counted in reports.',
      max: 60,
      initial: 'completed',
    }),
  }),
  outlets: [],
  example: { as: 'completed' },
  card: (config) => phrase('End as {outcome}', { outcome: config.as }),
  step: ({ config }) => ({ type: 'end', as: config.as }),
})

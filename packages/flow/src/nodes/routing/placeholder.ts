import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { longTextField, optionally } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'

/** Keeps the place of a step that is still to be chosen; a flow with one cannot be published. */
export const placeholder = defineNodeKind({
  type: 'placeholder',
  category: 'routing',
  icon: 'square-dashed',
  title: 'Placeholder',
  summary: 'Keeps the place of a step that is still to be chosen.',
  config: z.strictObject({ idea: optionally(longTextField({ title: 'What it is to do', max: 500 })) }),
  outlets: onwards,
  example: { idea: 'A reminder of some sort' },
  card: ({ idea }) => (idea === null ? phrase('A step to be chosen') : phrase('To be chosen: {idea}', { idea })),
  faults: () => [
    {
      where: 'config.idea',
      message: phrase('Nobody has chosen yet what this step does.'),
      hint: phrase('Choose what this step does.'),
    },
  ],
  step: () => ({ type: 'leave', by: 'next' }),
})

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { optionally, textField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'
import { flowField } from '../../kit/pick-fields.ts'

/** Starts when the contact comes to the end of another flow. */
export const flowEnded = defineNodeKind({
  type: 'flow-ended',
  category: 'trigger',
  icon: 'route',
  title: 'Another flow ended',
  summary: 'Starts when the contact comes to the end of another flow.',
  config: z.strictObject({
    flow: flowField({ title: 'Flow' }),
    outcome: optionally(
      textField({ title: 'Outcome', max: 60, description: 'As its end names it; leave empty for any outcome.' }),
    ),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { flow: 'welcome', outcome: 'completed', when: null },
  card: ({ flow, outcome }) => {
    const named = { flow: { type: 'flow', id: flow } } as const
    return outcome === null
      ? phrase('{flow} has ended', named)
      : phrase('{flow} has ended as {outcome}', { ...named, outcome })
  },
  asks: conditionsOf,
  starts: {
    hears: ({ flow }) => [`flow-ended:${flow}`],
    matches: ({ flow, outcome }, happening) =>
      happening.type === 'flow-ended' && happening.flow === flow && (outcome === null || happening.outcome === outcome),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

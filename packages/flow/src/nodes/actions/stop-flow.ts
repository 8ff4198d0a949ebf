import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { optionally } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { flowField } from '../../kit/pick-fields.ts'

/** Takes the contact out of another flow, or of all others. */
export const stopFlow = defineNodeKind({
  type: 'stop-flow',
  category: 'action',
  icon: 'player-stop',
  title: 'Stop flow',
  summary: 'Takes the contact out of another flow, or of all others.',
  config: z.strictObject({
    flow: optionally(flowField({ title: 'Flow', description: 'Leave empty for all other flows.' })),
  }),
  outlets: onwards,
  example: { flow: 'welcome' },
  card: ({ flow }) =>
    flow === null ? phrase('Stop all other flows') : phrase('Stop {flow}', { flow: { type: 'flow', id: flow } }),
  step: ({ config: { flow } }) => ({ type: 'leave', by: 'next', effects: [{ type: 'stop-flow', flow }] }),
})

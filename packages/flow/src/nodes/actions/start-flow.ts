import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { flowField } from '../../kit/pick-fields.ts'

/** Puts the contact into another flow, which decides by its own entry rules. This run goes on. */
export const startFlow = defineNodeKind({
  type: 'start-flow',
  category: 'action',
  icon: 'player-play',
  title: 'Start flow',
  summary: 'Puts the contact into another flow as well.',
  config: z.strictObject({ flow: flowField({ title: 'Flow', description: 'Its entry rules hold as ever.' }) }),
  outlets: onwards,
  example: { flow: 'welcome' },
  card: ({ flow }) => phrase('Start {flow}', { flow: { type: 'flow', id: flow } }),
  bringsAbout: ({ flow }) => [`flow:${flow}`],
  step: ({ config: { flow } }) => ({ type: 'leave', by: 'next', effects: [{ type: 'start-flow', flow }] }),
})

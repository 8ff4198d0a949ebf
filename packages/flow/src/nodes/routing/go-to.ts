import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { defineNodeKind, jumpOutlet } from '../../kit/node-kind.ts'
import { nodeField } from '../../kit/pick-fields.ts'

/** Goes on at another step of the flow, without an edge across the canvas. */
export const goTo = defineNodeKind({
  type: 'go-to',
  category: 'routing',
  icon: 'corner-up-right',
  title: 'Go to',
  summary: 'Goes on at another step, without a line across the canvas.',
  config: z.strictObject({ node: nodeField({ title: 'Step' }) }),
  outlets: [],
  example: { node: 'wait-1' },
  card: ({ node }) => phrase('Go to {node}', { node: { type: 'node', id: node } }),
  jumpsTo: ({ node }) => node,
  step: () => ({ type: 'leave', by: jumpOutlet }),
})

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

/** Starts when somebody adds a contact to the flow, on the screen or through the API. */
export const byHand = defineNodeKind({
  type: 'by-hand',
  category: 'trigger',
  icon: 'hand-click',
  title: 'By hand',
  summary: 'Starts when somebody adds a contact, here or through the API.',
  config: z.strictObject({ when: onlyIfField() }),
  outlets: onwards,
  example: { when: null },
  card: () => phrase('Added by hand'),
  asks: conditionsOf,
  starts: {
    hears: () => ['enrolled-by-hand'],
    matches: (_config, happening) => happening.type === 'enrolled-by-hand',
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

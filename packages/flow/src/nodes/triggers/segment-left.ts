import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { segmentField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

/** Starts when a contact leaves a segment. */
export const segmentLeft = defineNodeKind({
  type: 'segment-left',
  category: 'trigger',
  icon: 'users-minus',
  title: 'Segment left',
  summary: 'Starts when a contact leaves a segment.',
  config: z.strictObject({ segment: segmentField({ title: 'Segment' }), when: onlyIfField() }),
  outlets: onwards,
  example: { segment: 'active', when: null },
  card: ({ segment }) => phrase('Leaves {segment}', { segment: { type: 'segment', id: segment } }),
  asks: conditionsOf,
  starts: {
    hears: ({ segment }) => [`segment-left:${segment}`],
    matches: ({ segment }, happening) => happening.type === 'segment-left' && happening.segment === segment,
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

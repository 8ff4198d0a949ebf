import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { segmentField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

/** Starts when a contact comes into a segment. */
export const segmentEntered = defineNodeKind({
  type: 'segment-entered',
  category: 'trigger',
  icon: 'users-plus',
  title: 'Segment entered',
  summary: 'Starts when a contact comes into a segment.',
  config: z.strictObject({ segment: segmentField({ title: 'Segment' }), when: onlyIfField() }),
  outlets: onwards,
  example: { segment: 'qualified', when: null },
  card: ({ segment }) => phrase('Enters {segment}', { segment: { type: 'segment', id: segment } }),
  asks: conditionsOf,
  starts: {
    hears: ({ segment }) => [`segment-entered:${segment}`],
    matches: ({ segment }, happening) => happening.type === 'segment-entered' && happening.segment === segment,
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

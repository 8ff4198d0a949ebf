import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { choiceField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { staticSegmentField } from '../../kit/pick-fields.ts'

/** Puts the contact into a static segment, or takes it out. */
export const moveSegment = defineNodeKind({
  type: 'move-segment',
  category: 'action',
  icon: 'users-group',
  title: 'Change segment',
  summary: 'Puts the contact into a static segment, or takes it out.',
  config: z.strictObject({
    move: choiceField({ title: 'The contact is', options: { add: 'Put in', remove: 'Taken out' } }),
    segment: staticSegmentField({ title: 'Static segment' }),
  }),
  outlets: onwards,
  example: { move: 'add', segment: 'newsletter' },
  card: ({ move, segment }) => {
    const named = { segment: { type: 'segment', id: segment } } as const
    return move === 'add' ? phrase('Put into {segment}', named) : phrase('Take out of {segment}', named)
  },
  bringsAbout: ({ move, segment }) => [`${move === 'add' ? 'segment-entered' : 'segment-left'}:${segment}`],
  step: ({ config }) => ({ type: 'leave', by: 'next', effects: [{ type: 'move-segment', ...config }] }),
})

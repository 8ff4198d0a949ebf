import { phrase, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { hasMoved, isAt, type PipelinePlace } from '../../kit/deal-happenings.ts'
import { optionally, pipelineStageField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

const config = z.strictObject({
  from: optionally(pipelineStageField({ title: 'From', description: 'Leave empty for any pipeline stage.' })),
  to: optionally(pipelineStageField({ title: 'To', description: 'Leave empty for any pipeline stage.' })),
  when: onlyIfField(),
})

/** Starts when a deal of the contact comes to another pipeline stage, forward or back. */
export const dealStageChanged = defineNodeKind({
  type: 'deal-stage-changed',
  category: 'trigger',
  icon: 'arrows-right',
  title: 'Deal stage changed',
  summary: 'Starts when a deal of the contact moves to another pipeline stage.',
  config,
  outlets: onwards,
  example: { from: null, to: { pipeline: 'sales', stage: 'quote-sent' }, when: null },
  card: describeMove,
  asks: conditionsOf,
  starts: {
    hears: () => ['deal-changed'],
    matches: ({ from, to }, happening) =>
      happening.type === 'deal-changed' && hasMoved(happening) && isAt(happening.before, from) && isAt(happening, to),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

function describeMove({ from, to }: z.output<typeof config>): Phrase {
  const stage = (place: PipelinePlace) => ({ type: 'pipeline-stage', ...place }) as const
  if (from && to) return phrase('A deal moves from {from} to {to}', { from: stage(from), to: stage(to) })
  if (to) return phrase('A deal comes to {to}', { to: stage(to) })
  if (from) return phrase('A deal leaves {from}', { from: stage(from) })
  return phrase('A deal moves to another stage')
}

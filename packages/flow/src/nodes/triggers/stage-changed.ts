import { phrase, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { optionally, stageField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

const config = z.strictObject({
  from: optionally(stageField({ title: 'From', description: 'Leave empty for any stage.' })),
  to: optionally(stageField({ title: 'To', description: 'Leave empty for any stage.' })),
  when: onlyIfField(),
})

/** Starts when the contact moves to another lifecycle stage, forward or back. */
export const stageChanged = defineNodeKind({
  type: 'stage-changed',
  category: 'trigger',
  icon: 'stairs-up',
  title: 'Stage changed',
  summary: 'Starts when a contact moves to another lifecycle stage.',
  config,
  outlets: onwards,
  example: { from: null, to: 'customer', when: null },
  card: describeMove,
  asks: conditionsOf,
  starts: {
    hears: () => ['field:contact.stage'],
    matches: ({ from, to }, happening) =>
      happening.type === 'field-changed' &&
      happening.record === 'contact' &&
      happening.field === 'stage' &&
      (from === null || happening.before === from) &&
      (to === null || happening.after === to),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

function describeMove({ from, to }: z.output<typeof config>): Phrase {
  const stage = (id: string) => ({ type: 'stage', id }) as const
  if (from && to) return phrase('Moves from {from} to {to}', { from: stage(from), to: stage(to) })
  if (to) return phrase('Becomes {to}', { to: stage(to) })
  if (from) return phrase('Is no longer {from}', { from: stage(from) })
  return phrase('Moves to another stage')
}

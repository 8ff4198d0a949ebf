import { phrase, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { optionally, statusField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

const config = z.strictObject({
  from: optionally(statusField({ title: 'From', description: 'Leave empty for any lead status.' })),
  to: optionally(statusField({ title: 'To', description: 'Leave empty for any lead status.' })),
  when: onlyIfField(),
})

/** Starts when the contact gets another lead status. */
export const statusChanged = defineNodeKind({
  type: 'status-changed',
  category: 'trigger',
  icon: 'tags',
  title: 'Lead status changed',
  summary: 'Starts when a contact gets another lead status.',
  config,
  outlets: onwards,
  example: { from: null, to: 'open', when: null },
  card: describeChange,
  asks: conditionsOf,
  starts: {
    hears: () => ['field:contact.status'],
    matches: ({ from, to }, happening) =>
      happening.type === 'field-changed' &&
      happening.record === 'contact' &&
      happening.field === 'status' &&
      (from === null || happening.before === from) &&
      (to === null || happening.after === to),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

function describeChange({ from, to }: z.output<typeof config>): Phrase {
  const status = (id: string) => ({ type: 'status', id }) as const
  if (from && to) return phrase('Lead status goes from {from} to {to}', { from: status(from), to: status(to) })
  if (to) return phrase('Lead status becomes {to}', { to: status(to) })
  if (from) return phrase('Lead status is no longer {from}', { from: status(from) })
  return phrase('Lead status changes')
}

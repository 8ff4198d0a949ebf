import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { conditionField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'

/** Sends contacts that match one way and the others another. */
export const branch = defineNodeKind({
  type: 'branch',
  category: 'routing',
  icon: 'arrow-fork',
  title: 'Branch',
  summary: 'Sends contacts that match one way and the others another.',
  config: z.strictObject({ when: conditionField({ title: 'If' }) }),
  outlets: [
    { id: 'yes', label: phrase('Yes') },
    { id: 'no', label: phrase('No') },
  ],
  example: { when: { fact: 'contact.country', operator: 'equal', value: 'SE' } },
  card: ({ when }) => phrase('If: {condition}', { condition: { type: 'condition', condition: when } }),
  asks: ({ when }) => [when],
  step: ({ firstTrue }) => ({ type: 'leave', by: firstTrue === null ? 'no' : 'yes' }),
})

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { passesFilters } from '../../kit/event-match.ts'
import { propertyFiltersField, textField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

/** Starts when another program calls the trigger's secret address, for the contact its payload names. */
export const webhook = defineNodeKind({
  type: 'webhook',
  category: 'trigger',
  icon: 'webhook',
  title: 'Webhook',
  summary: 'Starts when another program calls this flow’s address.',
  config: z.strictObject({
    email: textField({
      title: 'E-mail address at',
      description:
        'Where the payload names the contact, with dots for what is nested. An unknown address makes a new contact.',
      placeholder: 'customer.email',
      initial: 'email',
    }),
    where: propertyFiltersField({ title: 'With properties', description: 'All filters must hold.' }),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { email: 'email', where: [], when: null },
  card: ({ where }) => (where.length > 0 ? phrase('Its address is called, filtered') : phrase('Its address is called')),
  asks: conditionsOf,
  starts: {
    hears: () => ['webhook-received'],
    matches: ({ where }, happening, asking) =>
      happening.type === 'webhook-received' && passesFilters(happening.properties, where, asking),
    webhook: () => true,
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { eventNames } from '../../kit/event-names.ts'
import { optionally, textField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'
import { startsAtEvent } from '../../kit/starts-at-event.ts'

/** Starts when a contact's subscription is cancelled. */
export const subscriptionCancelled = defineNodeKind({
  type: 'subscription-cancelled',
  category: 'trigger',
  icon: 'credit-card-off',
  title: 'Subscription cancelled',
  summary: 'Starts when a contact’s subscription is cancelled.',
  config: z.strictObject({
    plan: optionally(textField({ title: 'Plan', description: 'Leave empty for any plan.' })),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { plan: 'Pro', when: null },
  card: ({ plan }) =>
    plan === null ? phrase('Cancels the subscription') : phrase('Cancels the subscription to {plan}', { plan }),
  asks: conditionsOf,
  starts: startsAtEvent(eventNames.subscriptionCancelled, 'plan', ({ plan }: { plan: string | null }) => plan),
  step: () => ({ type: 'leave', by: 'next' }),
})

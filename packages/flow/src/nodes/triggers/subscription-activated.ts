import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { eventNames } from '../../kit/event-names.ts'
import { optionally, textField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'
import { startsAtEvent } from '../../kit/starts-at-event.ts'

/** Starts when a contact's subscription begins to run. */
export const subscriptionActivated = defineNodeKind({
  type: 'subscription-activated',
  category: 'trigger',
  icon: 'credit-card',
  title: 'Subscription activated',
  summary: 'Starts when a contact’s subscription begins.',
  config: z.strictObject({
    plan: optionally(textField({ title: 'Plan', description: 'Leave empty for any plan.' })),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { plan: 'Pro', when: null },
  card: ({ plan }) => (plan === null ? phrase('Subscribes') : phrase('Subscribes to {plan}', { plan })),
  asks: conditionsOf,
  starts: startsAtEvent(eventNames.subscriptionActivated, 'plan', ({ plan }: { plan: string | null }) => plan),
  step: () => ({ type: 'leave', by: 'next' }),
})

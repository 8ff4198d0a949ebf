import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { eventNames } from '../../kit/event-names.ts'
import { optionally, textField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'
import { startsAtEvent } from '../../kit/starts-at-event.ts'

/** Starts when a contact sends in a form. */
export const formSubmitted = defineNodeKind({
  type: 'form-submitted',
  category: 'trigger',
  icon: 'clipboard-text',
  title: 'Form submitted',
  summary: 'Starts when a contact sends in a form.',
  config: z.strictObject({
    form: optionally(textField({ title: 'Form', description: 'Its name; leave empty for any form.' })),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { form: 'Contact us', when: null },
  card: ({ form }) => (form === null ? phrase('Submits any form') : phrase('Submits the form “{form}”', { form })),
  asks: conditionsOf,
  starts: startsAtEvent(eventNames.formSubmitted, 'form', ({ form }: { form: string | null }) => form),
  step: () => ({ type: 'leave', by: 'next' }),
})

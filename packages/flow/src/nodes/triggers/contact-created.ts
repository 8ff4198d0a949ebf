import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { choiceField, optionally } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

const sources = {
  manual: 'By hand',
  form: 'By a form',
  import: 'By an import',
  api: 'By the API',
  demo: 'As demo data',
}

const cards = {
  manual: 'Contact created by hand',
  form: 'Contact created by a form',
  import: 'Contact created by an import',
  api: 'Contact created by the API',
  demo: 'Contact created as demo data',
}

/** Starts when a contact is recorded for the first time. */
export const contactCreated = defineNodeKind({
  type: 'contact-created',
  category: 'trigger',
  icon: 'user-plus',
  title: 'Contact created',
  summary: 'Starts when a new contact is recorded.',
  config: z.strictObject({
    source: optionally(choiceField({ title: 'Created', description: 'Leave empty for any way.', options: sources })),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { source: 'form', when: null },
  card: ({ source }) => phrase(source ? cards[source] : 'Contact created'),
  asks: conditionsOf,
  starts: {
    hears: () => ['contact-created'],
    matches: ({ source }, happening) =>
      happening.type === 'contact-created' && (source === null || happening.source === source),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

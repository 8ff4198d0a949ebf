import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { passesFilters } from '../../kit/event-match.ts'
import { eventNameField, propertyFiltersField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

/** Starts when a contact does something, with properties that pass the filters. */
export const event = defineNodeKind({
  type: 'event',
  category: 'trigger',
  icon: 'bolt',
  title: 'Event',
  summary: 'Starts when a contact does something, such as signing up.',
  config: z.strictObject({
    name: eventNameField({ title: 'Event' }),
    where: propertyFiltersField({ title: 'With properties', description: 'All filters must hold.' }),
    when: onlyIfField(),
  }),
  outlets: onwards,
  example: { name: 'Signed up', where: [{ property: 'plan', operator: 'equal', value: 'pro' }], when: null },
  card: ({ name, where }) =>
    where.length > 0 ? phrase('Does “{event}”, filtered', { event: name }) : phrase('Does “{event}”', { event: name }),
  asks: conditionsOf,
  starts: {
    hears: ({ name }) => [`event:${name}`],
    matches: ({ name, where }, happening, asking) =>
      happening.type === 'event' && happening.name === name && passesFilters(happening.properties, where, asking),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

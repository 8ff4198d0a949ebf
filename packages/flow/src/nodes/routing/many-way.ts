import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { waysField } from '../../kit/list-fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'

const otherwise = { id: 'else', label: phrase('Else') }

/** Sends each contact the first way whose condition holds. */
export const manyWay = defineNodeKind({
  type: 'many-way',
  category: 'routing',
  icon: 'arrows-split',
  title: 'Many-way branch',
  summary: 'Sends each contact the first way that matches, else the last.',
  config: z.strictObject({
    ways: waysField({
      title: 'Ways',
      description: 'Tried from the top; the first that matches is taken.',
      reserved: [otherwise.id],
    }),
  }),
  outlets: ({ ways }) => [...ways.map(({ id, label }) => ({ id, label: phrase('{way}', { way: label }) })), otherwise],
  example: {
    ways: [
      {
        id: 'nordic',
        label: 'Nordic',
        when: { fact: 'contact.country', operator: 'in', value: ['SE', 'NO', 'DK', 'FI'] },
      },
      { id: 'french', label: 'French-speaking', when: { fact: 'contact.language', operator: 'equal', value: 'fr' } },
    ],
  },
  card: ({ ways }) => phrase('{ways} or else', { ways: { type: 'list', of: ways.map((way) => way.label) } }),
  asks: ({ ways }) => ways.map((way) => way.when),
  step: ({ config, firstTrue }) => ({
    type: 'leave',
    by: (firstTrue === null ? undefined : config.ways[firstTrue]?.id) ?? otherwise.id,
  }),
})

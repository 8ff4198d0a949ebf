import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { choiceField, numberField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { addTo, writeAndGoOn } from '../../kit/record-target.ts'

/** Adds points to the contact's score, or takes them away. A contact without a score starts from 0. */
export const changeScore = defineNodeKind({
  type: 'change-score',
  category: 'action',
  icon: 'chart-bar',
  title: 'Change score',
  summary: 'Adds points to the contact’s score, or takes them away.',
  config: z.strictObject({
    change: choiceField({ title: 'Change', options: { add: 'Add', remove: 'Take away' } }),
    points: numberField({ title: 'Points', min: 1, max: 1_000_000, initial: 10 }),
  }),
  outlets: onwards,
  example: { change: 'add', points: 10 },
  card: ({ change, points }) =>
    change === 'add'
      ? phrase('Add {points} to the score', { points })
      : phrase('Take {points} from the score', { points }),
  bringsAbout: () => ['field:contact.score'],
  step: ({ config: { change, points }, facts }) => {
    const value = addTo(facts.contact['score'] ?? null, change === 'add' ? points : -points)
    return writeAndGoOn(facts, { record: 'contact', field: 'score', value, isAdded: true })
  },
})

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { weightsField } from '../../kit/list-fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'

const config = z.strictObject({ ways: weightsField({ title: 'Ways' }) })
type Ways = z.output<typeof config>['ways']

/** Sends contacts at random, in the shares given. A run that comes here again takes the same way. */
export const randomSplit = defineNodeKind({
  type: 'random-split',
  category: 'routing',
  icon: 'dice',
  title: 'Random split',
  summary: 'Sends contacts different ways at random, to try things out.',
  config,
  outlets: ({ ways }) => ways.map(({ id, label }) => ({ id, label: phrase('{way}', { way: label }) })),
  example: {
    ways: [
      { id: 'a', label: 'With a call', weight: 30 },
      { id: 'b', label: 'E-mail only', weight: 70 },
    ],
  },
  card: ({ ways }) => phrase('Split {shares}', { shares: { type: 'list', of: ways.map(describeShare) } }),
  step: ({ config: { ways }, draw }) => ({ type: 'leave', by: drawWay(ways, draw) }),
})

const describeShare = ({ label, weight }: Ways[number]) => phrase('{way} {percent} %', { way: label, percent: weight })

function drawWay(ways: Ways, draw: number): string {
  const open = ways.filter((way) => way.weight > 0)
  const total = open.reduce((sum, way) => sum + way.weight, 0)
  let left = draw * total
  for (const way of open) {
    if (left < way.weight) return way.id
    left -= way.weight
  }
  return open.at(-1)?.id ?? ''
}

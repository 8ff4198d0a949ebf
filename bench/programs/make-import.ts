/** Makes an empty workspace with three segments and a live flow that hears one of them. Argument: the folder. Prints the keys. */
import type { Condition } from '@etape/conditions'
import { drawFlow } from '@etape/flow'
import { openEngine } from '../engine.ts'
import { publishFlow } from '../flows.ts'
import { makeKeys } from '../keys.ts'

const segments: readonly { id: string; condition: Condition }[] = [
  { id: 'hot', condition: { fact: 'contact.score', operator: 'at-least', value: 90 } },
  { id: 'nordic', condition: { fact: 'contact.country', operator: 'in', value: ['SE', 'NO', 'DK', 'FI'] } },
  {
    id: 'reachable',
    condition: {
      all: [
        { fact: 'contact.subscribed', operator: 'equal', value: true },
        { fact: 'contact.job_title', operator: 'contains', value: 'sales' },
      ],
    },
  },
]

const [folder = ''] = process.argv.slice(2)
const { store } = await openEngine(folder)
for (const { id, condition } of segments) {
  await store.segments.create({ id, name: id, description: '', kind: 'dynamic', condition }, Date.now())
}
const flow = drawFlow()
  .trigger('segment-entered', { segment: 'hot', when: null })
  .add('set-status', { record: 'contact', status: 'open' })
  .end('opened')
  .build()
await publishFlow(store, 'Open the hot', flow)
const keys = await makeKeys(store)
await store.close()
process.stdout.write(`${JSON.stringify(keys)}\n`)

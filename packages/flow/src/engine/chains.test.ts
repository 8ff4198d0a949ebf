import { expect, test } from 'vitest'
import type { FlowDocument } from '../document/flow-document.ts'
import { hopLimit } from './end-run.ts'
import { aDocument, aState, aWorld, did, putIn } from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand } from './testing/steps.ts'

test('a chain of a hundred flows is stopped where it is too long, at its own run alone', async () => {
  const link = (number: number): [string, FlowDocument] => [
    `f${number}`,
    aDocument(
      { start: byHand, note: ['add-note', { text: `${number}` }], next: ['start-flow', { flow: `f${number + 1}` }] },
      ['start.next > note', 'note.next > next'],
    ),
  ]
  const other = aDocument({ start: ['event', { name: 'Came', where: [], when: null }] }, [])
  const world = aWorld({ flows: { ...Object.fromEntries(Array.from({ length: 100 }, (_, at) => link(at))), other } })
  const { turns } = await live(world, aState(), [[0, putIn('f0'), did('Came')]])
  const runs = turns[0]?.runs.map(({ run }) => run) ?? []
  const ofChain = runs.filter(({ flow }) => flow !== 'other')
  expect(ofChain).toHaveLength(hopLimit + 2)
  expect(ofChain.filter(({ status }) => status === 'failed')).toMatchObject([
    { flow: `f${hopLimit + 1}`, problem: { code: 'run/loop' } },
  ])
  expect(runs.filter(({ flow }) => flow === 'other')).toMatchObject([{ status: 'ended' }])
})

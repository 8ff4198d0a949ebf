import { expect, test } from 'vitest'
import { movesBack, type PlaceChoice } from './moves-back.ts'

const moved = (node: string, to: string): PlaceChoice => ({
  version: 1,
  node,
  choice: { type: 'move', to, timing: 'keep-elapsed' },
})
const at = (id: string, version = 2) => ({ version, node: { id }, choice: { type: 'finish' } as const })

test('who was moved from one step goes back to it', () => {
  expect(movesBack([at('rest')], 2, [moved('wait', 'rest')])).toEqual([{ ...moved('rest', 'wait'), version: 2 }])
})

test('where several steps were moved to one, or none was, the plan decides', () => {
  const suggested = { version: 2, node: 'rest', choice: { type: 'finish' } }
  expect(movesBack([at('rest')], 2, [moved('wait', 'rest'), moved('call', 'rest')])).toEqual([suggested])
  expect(movesBack([at('rest')], 2, [])).toEqual([suggested])
})

test('who is on another version than the one taken back is left alone', () => {
  expect(movesBack([at('wait', 1)], 2, [moved('wait', 'rest')])).toEqual([])
})

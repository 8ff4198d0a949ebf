import { expect, test } from 'vitest'
import type { DealRow } from './deal-row.ts'
import { withMoves, type Move } from './moves.ts'

const aDeal = (id: string): DealRow => ({ id, version: 1, name: id, fields: {}, company: null, contacts: [] })
const moving = (...moves: Move[]) => new Map(moves.map((move) => [move.deal.id, move]))
const [pro, starter] = [aDeal('pro'), aDeal('starter')]

test('a deal that was dropped elsewhere leaves its column at once', () => {
  expect(withMoves([pro, starter], 'new', moving({ deal: pro, to: 'won' }))).toEqual([starter])
})

test('and stands on top of the column it was dropped in', () => {
  expect(withMoves([starter], 'won', moving({ deal: pro, to: 'won' }))).toEqual([pro, starter])
})

test('it stands there once when the server has it there too', () => {
  expect(withMoves([pro, starter], 'won', moving({ deal: pro, to: 'won' }))).toEqual([pro, starter])
})

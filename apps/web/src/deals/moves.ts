import type { DealRow } from './deal-row.ts'

/** A deal on its way to another stage, not yet written. */
export interface Move {
  deal: DealRow
  to: string
}

export type Moves = ReadonlyMap<string, Move>

/** The deals of a stage as they will be: without those on their way out, with those on their way in on top. */
export function withMoves(rows: readonly DealRow[], stage: string, moves: Moves): readonly DealRow[] {
  const staying = rows.filter(({ id }) => (moves.get(id)?.to ?? stage) === stage)
  const coming = [...moves.values()].filter(({ to, deal }) => to === stage && rows.every(({ id }) => id !== deal.id))
  return [...coming.map(({ deal }) => deal), ...staying]
}

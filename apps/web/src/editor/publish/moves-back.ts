import type { RequestOf, ResponseOf } from '@etape/contract'

export type PlaceChoice = NonNullable<RequestOf<'planMigration'>['body']['choices']>[number]
type Place = Pick<ResponseOf<'planMigration'>['places'][number], 'version' | 'choice'> & { node: { id: string } }

/**
 * Where those on a version that is taken back go on: at the step they were moved from where it was one alone, else where
 * the plan suggests. `moves` is what was chosen when it was published.
 */
export function movesBack(places: readonly Place[], taken: number, moves: readonly PlaceChoice[]): PlaceChoice[] {
  return places
    .filter(({ version }) => version === taken)
    .map(({ version, node, choice }) => {
      const from = new Set(moves.flatMap((move) => (isMoveTo(move, node.id) ? [move.node] : [])))
      const [only] = from.size === 1 ? from : []
      const back = only === undefined ? choice : ({ type: 'move', to: only, timing: 'keep-elapsed' } as const)
      return { version, node: node.id, choice: back }
    })
}

const isMoveTo = ({ choice }: PlaceChoice, node: string): boolean => choice.type === 'move' && choice.to === node

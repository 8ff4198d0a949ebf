import { categories, nodeKinds, type Category, type NodeKind } from '@etape/flow'
import { fold } from '../../commands/command.ts'

export interface KindGroup {
  category: Category
  kinds: readonly NodeKind[]
}

/** Kinds by category whose title or summary has all the words searched for; those that begin like that come first. */
export function findKinds(
  searched: string,
  textOf: (kind: NodeKind) => string,
  among: readonly NodeKind[] = nodeKinds,
): KindGroup[] {
  const wanted = fold(searched).split(/\s+/).filter(Boolean)
  const beginning = wanted.join(' ')
  const distance = (kind: NodeKind | undefined) => (kind && fold(textOf(kind)).startsWith(beginning) ? 0 : 1)
  const found = among
    .filter((kind) => wanted.every((word) => fold(textOf(kind)).includes(word)))
    .sort((one, other) => distance(one) - distance(other))
  return categories
    .map((category) => ({ category, kinds: found.filter((kind) => kind.category === category) }))
    .filter(({ kinds }) => kinds.length > 0)
    .sort((one, other) => distance(one.kinds[0]) - distance(other.kinds[0]))
}

import { categories, nodeKinds, type Category, type NodeKind } from '@etape/flow'

export interface KindGroup {
  category: Category
  kinds: readonly NodeKind[]
}

/** Kinds by category whose title or summary has all the words searched for, in the order of the palette. */
export function findKinds(
  searched: string,
  textOf: (kind: NodeKind) => string,
  among: readonly NodeKind[] = nodeKinds,
): KindGroup[] {
  const wanted = fold(searched).split(/\s+/).filter(Boolean)
  const found = among.filter((kind) => {
    const text = fold(textOf(kind))
    return wanted.every((word) => text.includes(word))
  })
  return categories
    .map((category) => ({ category, kinds: found.filter((kind) => kind.category === category) }))
    .filter(({ kinds }) => kinds.length > 0)
}

/** Without case and accents, so that *etape* finds *étape*. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()

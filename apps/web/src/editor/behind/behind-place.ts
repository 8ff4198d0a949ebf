export const visitSorts = ['waiting', 'visited', 'left', 'failed'] as const
export type VisitSort = (typeof visitSorts)[number]

/** A number on the drawing whose contacts one can look at. */
export interface BehindPlace {
  node: string
  sort: VisitSort
  /** Of those who left, by which outlet; by any when left out. */
  outlet?: string
}

/** As it stands in the address: `left.branch-1.yes`. Ids of nodes and outlets have no dots. */
export const writePlace = ({ node, sort, outlet }: BehindPlace): string =>
  [sort, node, ...(outlet === undefined ? [] : [outlet])].join('.')

/** `null` for what names no number. */
export function readPlace(text: string): BehindPlace | null {
  const [given, node, outlet] = text.split('.')
  const sort = visitSorts.find((known) => known === given)
  if (!sort || !node) return null
  return sort === 'left' && outlet ? { node, sort, outlet } : { node, sort }
}

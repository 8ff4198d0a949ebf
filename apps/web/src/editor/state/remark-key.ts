import type { Remark } from '@etape/flow'

export const remarkKey = (sort: Remark, id: string): string => `${sort}:${id}`

/** The note or group a key names; `null` for nodes. */
export function readRemarkKey(key: string): { sort: Remark; id: string } | null {
  const [sort, id] = key.split(':')
  return id !== undefined && (sort === 'note' || sort === 'group') ? { sort, id } : null
}

/** The ids of one sort among keys. */
export const idsOf = (sort: Remark, keys: Iterable<string>): ReadonlySet<string> =>
  new Set(
    [...keys].flatMap((key) => {
      const remark = readRemarkKey(key)
      return remark?.sort === sort ? [remark.id] : []
    }),
  )

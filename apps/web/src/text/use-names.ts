import { useCallback } from 'react'
import { isUnread, useById } from '../data/definitions.ts'

/** Stands where names are still being read. */
export const toCome = '…'

export const itsName = ({ name }: { name: string }): string => name

/** Looks names up by id: `undefined` for what nobody defines any more, and `…` as long as the definitions are being read. */
export function useNames<Row extends { id: string }>(
  rows: readonly Row[],
  toName: (row: Row) => string,
): (id: string) => string | undefined {
  const byId = useById(rows)
  return useCallback(
    (id) => {
      if (isUnread(rows)) return toCome
      const row = byId.get(id)
      return row && toName(row)
    },
    [rows, byId, toName],
  )
}

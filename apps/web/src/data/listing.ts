import type { UseQueryResult } from '@tanstack/react-query'

/** A list as tables take it, whether it came whole or page by page. */
export interface Listing<Row> {
  /** Absent while they are read for the first time, and when that failed. */
  rows: readonly Row[] | undefined
  /** How many there are in all, where the server counted. */
  total: number | null
  error: Error | null
  retry: () => void
  /** The rows belong to the request before this one. */
  isStale: boolean
  /** `null` at the end of the list. */
  more: { load: () => void; isLoading: boolean } | null
}

/** A list that came in one answer, as a listing: `wholeListing(useRead('listFlows', {}), (answer) => answer.rows)`. */
export function wholeListing<Answer, Row>(
  reading: UseQueryResult<Answer>,
  rowsOf: (answer: Answer) => readonly Row[],
): Listing<Row> {
  const rows = reading.data === undefined ? undefined : rowsOf(reading.data)
  return {
    rows,
    total: rows?.length ?? null,
    error: rows ? null : reading.error,
    retry: () => void reading.refetch(),
    isStale: reading.isPlaceholderData,
    more: null,
  }
}

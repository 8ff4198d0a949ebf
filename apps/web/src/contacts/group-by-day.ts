/** Rows of one day in the reader's zone, in the order they came. */
export interface Day<Row> {
  /** When it began. */
  at: number
  rows: Row[]
}

/** Puts rows that are in order of time under the days they fall on. */
export function groupByDay<Row extends { at: number }>(rows: readonly Row[]): Day<Row>[] {
  const days: Day<Row>[] = []
  for (const row of rows) {
    const at = startOfDay(row.at)
    const last = days.at(-1)
    if (last?.at === at) last.rows.push(row)
    else days.push({ at, rows: [row] })
  }
  return days
}

/** The midnight before a time, where the reader is. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

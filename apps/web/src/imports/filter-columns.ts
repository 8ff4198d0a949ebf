import { isBroughtIn, type Plan, type Preview } from './import-plan.ts'

export type Shown = 'all' | 'in' | 'out'

export interface ColumnAt {
  found: Preview['columns'][number]
  column: Plan['columns'][number]
  /** Its place in the file. */
  at: number
}

/** The columns whose heading or cells contain a text, and that are brought in or left out. */
export function filterColumns(
  { columns }: Preview,
  plan: Plan,
  { text, shown }: { text: string; shown: Shown },
): ColumnAt[] {
  const wanted = text.trim().toLowerCase()
  return columns.flatMap((found, at) => {
    const column = plan.columns[at]
    if (!column || (shown !== 'all' && isBroughtIn(column) !== (shown === 'in'))) return []
    const isFound = [found.column, ...found.samples].some((one) => one.toLowerCase().includes(wanted))
    return isFound ? [{ found, column, at }] : []
  })
}

type Cell = string | number

/** As a CSV file: comma, CRLF, UTF-8 with a mark so that spreadsheets read the accents. */
export const csvOf = (titles: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[titles, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`

const cellOf = (cell: Cell): string => {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

import { phrase, type Phrase } from '@etape/conditions'
import { readText, type Encoding } from './decode.ts'
import { splitCells } from './split-cells.ts'
import { splitRecords, type RawRecord } from './split-records.ts'

export interface FileFormat {
  encoding: Encoding
  delimiter: string
}

/** One row of the file. */
export interface Row {
  /** As a spreadsheet counts: the header is 1. */
  number: number
  cells: readonly string[]
  /** Why it cannot be read. */
  fault: Phrase | null
}

const maxCellLength = 100_000

/** All rows of a file, the header first, in the pieces they are read in. Empty lines are counted and left out. */
export async function* readRows(path: string, format: FileFormat): AsyncGenerator<Row[]> {
  const splitter = splitRecords(format.delimiter)
  let number = 0
  const rowsOf = (records: readonly RawRecord[]): Row[] => {
    const numbered = records.map((record) => ({ ...record, number: (number += 1) }))
    return numbered.filter(({ text }) => text !== '').map((record) => readRow(record, format.delimiter))
  }
  for await (const text of readText(path, format.encoding)) yield rowsOf(splitter.push(text))
  yield rowsOf(splitter.end())
}

function readRow({ number, text, fault }: RawRecord & { number: number }, delimiter: string): Row {
  if (fault) return { number, cells: [text], fault: phrase(faults[fault]) }
  return longCellsOut({ number, cells: splitCells(text, delimiter), fault: null })
}

const faults = {
  'quote-unbalanced': 'A quotation mark is opened and not closed properly.',
  'too-large': 'The row is too long.',
} as const

function longCellsOut(row: Row): Row {
  if (row.cells.every((cell) => cell.length <= maxCellLength)) return row
  const cells = row.cells.map((cell) => (cell.length > maxCellLength ? `${cell.slice(0, 200)}…` : cell))
  return { ...row, cells, fault: phrase('A cell is too long: at most {limit} characters.', { limit: maxCellLength }) }
}

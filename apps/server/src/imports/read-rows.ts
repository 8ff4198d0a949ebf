import { phrase, type Phrase } from '@etape/conditions'
import { parse } from 'csv-parse/sync'
import { readText, type Encoding } from './decode.ts'
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
    return readCells(
      numbered.filter(({ text }) => text !== ''),
      format.delimiter,
    )
  }
  for await (const text of readText(path, format.encoding)) yield rowsOf(splitter.push(text))
  yield rowsOf(splitter.end())
}

type Numbered = RawRecord & { number: number }

function readCells(records: readonly Numbered[], delimiter: string): Row[] {
  const sound = records.filter(({ fault }) => fault === null)
  const parsed = parseTogether(sound, delimiter)
  const cellsOf = new Map(sound.map(({ number }, index) => [number, parsed[index] ?? []]))
  return records.map(({ number, text, fault }) => {
    if (fault) return { number, cells: [text], fault: phrase(faults[fault]) }
    return longCellsOut({ number, cells: cellsOf.get(number) ?? [], fault: null })
  })
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

function parseTogether(records: readonly Numbered[], delimiter: string): string[][] {
  if (records.length === 0) return []
  const together = parseText(records.map(({ text }) => text).join('\n'), delimiter)
  // What the two disagree about is read one by one, so that no row takes another's cells.
  return together.length === records.length
    ? together
    : records.map(({ text }) => parseText(text, delimiter)[0] ?? [text])
}

const parseText = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, record_delimiter: ['\n', '\r\n'], relax_quotes: true, relax_column_count: true })

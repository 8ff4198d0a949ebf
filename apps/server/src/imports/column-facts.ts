import type { Field, FieldType } from '@etape/conditions'
import { coerce } from '@etape/crm'
import { dateFormats, dateOrder, type WrittenDateFormat } from './date-formats.ts'

const maxSamples = 3
const maxDistinct = 1000
const maxSampleLength = 200

/** What the cells of one column are like, gathered while the file is read. */
export interface ColumnFacts {
  samples: string[]
  filled: number
  /** Up to a thousand; that many means as many or more. */
  distinct: Set<string>
  longest: number
  /** Signs for nothing chosen that occur: `Select`. */
  blanks: Set<string>
  /** Types that every filled cell so far could have. */
  could: Set<Guess>
}

export type Guess = 'boolean' | 'number' | 'email' | 'url' | WrittenDateFormat

export const emptyColumn = (): ColumnFacts => ({
  samples: [],
  filled: 0,
  distinct: new Set(),
  longest: 0,
  blanks: new Set(),
  could: new Set<Guess>(['boolean', 'number', 'email', 'url', ...dateFormats]),
})

const signsForNothing: ReadonlySet<string> = new Set(['Select', 'N/A', '#N/A', 'NULL', 'null', '(not set)', '-', '--'])

export function noteCell(column: ColumnFacts, cell: string): void {
  const text = cell.trim()
  if (text === '') return
  column.filled += 1
  if (signsForNothing.has(text)) column.blanks.add(text)
  const isNew = !column.distinct.has(text)
  if (isNew && column.distinct.size < maxDistinct) column.distinct.add(text)
  if (signsForNothing.has(text)) return
  if (isNew && column.samples.length < maxSamples) column.samples.push(text.slice(0, maxSampleLength))
  column.longest = Math.max(column.longest, text.length)
  // A value seen before has been held against the types already.
  if (isNew) for (const guess of column.could) if (!fits(guess, text)) column.could.delete(guess)
}

const probe = (type: FieldType): Field => ({
  object: 'contact',
  key: 'probe',
  type,
  label: { en: '', fr: '', sv: '' },
  builtIn: false,
})
const probes = {
  boolean: probe('boolean'),
  number: probe('number'),
  email: probe('email'),
  url: probe('url'),
  date: probe('date-time'),
}

function fits(guess: Guess, text: string): boolean {
  switch (guess) {
    case 'boolean':
      return coerce(probes.boolean, text).ok
    case 'number':
      return !/^0\d/.test(text) && coerce(probes.number, text).ok
    case 'email':
      return text.includes('@') && coerce(probes.email, text).ok
    case 'url':
      return /^https?:\/\//i.test(text) && coerce(probes.url, text).ok
    default:
      return isWrittenAs(guess, text)
  }
}

const shapes: Readonly<Record<WrittenDateFormat, RegExp>> = {
  'YYYY-MM-DD': /^\d{4}-\d{2}-\d{2}/,
  'DD-MM-YY': /^\d{1,2}-\d{1,2}-\d{2}$/,
  'DD-MM-YYYY': /^\d{1,2}-\d{1,2}-\d{4}/,
  'DD/MM/YYYY': /^\d{1,2}\/\d{1,2}\/\d{4}/,
  'MM/DD/YYYY': /^\d{1,2}\/\d{1,2}\/\d{4}/,
  'DD.MM.YYYY': /^\d{1,2}\.\d{1,2}\.\d{4}/,
}

const isWrittenAs = (format: WrittenDateFormat, text: string): boolean =>
  shapes[format].test(text) && coerce(probes.date, text, { dates: dateOrder[format] }).ok

import { closingQuote, indexOrEnd } from './split-cells.ts'

/** One record of a file as it is written, perhaps over several lines. */
export interface RawRecord {
  text: string
  fault: null | 'quote-unbalanced' | 'too-large'
}

export interface Splitter {
  push(text: string): RawRecord[]
  end(): RawRecord[]
}

const maxRecordLength = 4_000_000
const maxLines = 1000
const keptOfTooLarge = 200

/**
 * Cuts text into records at line ends outside quotes. A quote that is not closed properly spoils its own line and no more:
 * what follows is read anew from the next line.
 */
export function splitRecords(delimiter: string): Splitter {
  let buffer = ''
  let skipsLine = false

  const take = (isLast: boolean): RawRecord[] => {
    const records: RawRecord[] = []
    let at = 0
    while (at < buffer.length) {
      const found = nextRecord(buffer, at, { delimiter, isLast })
      if (!found) break
      at = found.next
      if (skipsLine) skipsLine = false
      else records.push(found.record)
    }
    buffer = buffer.slice(at)
    if (buffer.length > maxRecordLength && !isLast) {
      if (!skipsLine) records.push({ text: buffer.slice(0, keptOfTooLarge), fault: 'too-large' })
      skipsLine = true
      buffer = ''
    }
    return records
  }
  return {
    push: (text) => {
      buffer += text
      return take(false)
    },
    end: () => take(true),
  }
}

interface Reading {
  delimiter: string
  isLast: boolean
}

interface Found {
  record: RawRecord
  next: number
}

/** `null` when more text is needed to tell where the record ends. */
function nextRecord(buffer: string, start: number, { delimiter, isLast }: Reading): Found | null {
  const lineEnd = buffer.indexOf('\n', start)
  if (lineEnd < 0 && !isLast) return null
  const end = lineEnd < 0 ? buffer.length : lineEnd
  const firstLine = { record: recordOf(buffer, start, end), next: end + 1 }
  if (!firstLine.record.text.includes('"')) return firstLine
  const close = endOfRecord(buffer, start, delimiter)
  const spoilt: Found = { record: { ...firstLine.record, fault: 'quote-unbalanced' }, next: end + 1 }
  if (close === 'malformed') return spoilt
  if (close === 'open') return isLast || isTooLong(buffer, start) ? spoilt : null
  if (close >= buffer.length && !isLast) return null
  return { record: recordOf(buffer, start, close), next: close + 1 }
}

const recordOf = (buffer: string, start: number, end: number): RawRecord => ({
  text: buffer.slice(start, buffer[end - 1] === '\r' && end > start ? end - 1 : end),
  fault: null,
})

/** Where the line break or the end of the text is that ends the record. */
function endOfRecord(buffer: string, start: number, delimiter: string): number | 'open' | 'malformed' {
  let at = start
  for (;;) {
    if (buffer[at] === '"') {
      const close = closingQuote(buffer, at + 1)
      if (close < 0) return 'open'
      const after = buffer[close + 1] === '\r' ? close + 2 : close + 1
      if (after >= buffer.length || buffer[after] === '\n') return after
      if (!buffer.startsWith(delimiter, after)) return 'malformed'
      at = after + delimiter.length
      continue
    }
    const lineEnd = indexOrEnd(buffer, '\n', at)
    const next = indexOrEnd(buffer, delimiter, at)
    if (lineEnd <= next) return lineEnd
    at = next + delimiter.length
  }
}

function isTooLong(buffer: string, start: number): boolean {
  if (buffer.length - start > maxRecordLength) return true
  let lines = 0
  for (let at = buffer.indexOf('\n', start); at >= 0; at = buffer.indexOf('\n', at + 1)) {
    lines += 1
    if (lines > maxLines) return true
  }
  return false
}

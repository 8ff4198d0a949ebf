import { readText, type Encoding } from './decode.ts'
import { splitRecords } from './split-records.ts'

const candidates = [',', ';', '\t', '|'] as const
const sampledRecords = 100

/** The sign between cells: the one that cuts the first rows into the most cells, the same number in nearly all of them. */
export async function detectDelimiter(path: string, encoding: Encoding): Promise<string> {
  const sample = await readSample(path, encoding)
  const scored = candidates.map((delimiter) => ({ delimiter, score: scoreOf(sample, delimiter) }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}

const sampleLength = 200_000

async function readSample(path: string, encoding: Encoding): Promise<string> {
  let sample = ''
  for await (const text of readText(path, encoding)) {
    sample += text
    if (sample.length > sampleLength) break
  }
  return sample
}

function scoreOf(sample: string, delimiter: string): number {
  const records = splitRecords(delimiter)
    .push(sample.endsWith('\n') ? sample : `${sample}\n`)
    .filter(({ text, fault }) => text !== '' && fault === null)
    .slice(0, sampledRecords)
  const counts = records.map(({ text }) => countOutsideQuotes(text, delimiter))
  const [ofHeader = 0] = counts
  const alike = counts.filter((count) => count === ofHeader).length
  return counts.length === 0 ? 0 : ofHeader * (alike / counts.length)
}

function countOutsideQuotes(text: string, delimiter: string): number {
  let count = 0
  let quoted = false
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    else if (sign === delimiter && !quoted) count += 1
  }
  return count
}

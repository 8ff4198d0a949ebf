import { closeSync, openSync, writeSync } from 'node:fs'

/** The twenty columns of the file: fourteen that the product knows, six that it makes fields for. */
const columns = [
  'E-mail', 'First name', 'Last name', 'Phone', 'Job title', 'Country', 'City', 'Language', 'Time zone', 'External id', 'Score',
  'Subscribed', 'Marketing contact', 'Lifecycle stage', 'Plan', 'Seats', 'Renewal', 'Campaign', 'Region', 'Remark',
] as const // prettier-ignore

const countries = ['SE', 'FR', 'DE', 'GB', 'US']
const plans = ['free', 'team', 'pro']
const rowsAtOnce = 1000

/** Writes a CSV file of so many people, none of them twice. */
export function writePeople(path: string, count: number): void {
  const file = openSync(path, 'w')
  writeSync(file, `${columns.join(',')}\n`)
  for (let from = 1; from <= count; from += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, count + 1 - from) }, (_, at) => rowOf(from + at))
    writeSync(file, `${rows.join('\n')}\n`)
  }
  closeSync(file)
}

function rowOf(id: number): string {
  return [
    `person${id}@gmail.com`, `Kim ${id % 700}`, `Lind ${id}`, `+46 70 ${100_000 + (id % 900_000)}`, 'Head of Sales', pick(countries, id),
    'Lund', 'en', 'Europe/Stockholm', `x${id}`, id % 100, id % 3 === 0 ? 'no' : 'yes', 'yes', 'lead', pick(plans, id), id % 500,
    `2026-0${1 + (id % 9)}-1${id % 10}`, `Spring ${id % 40}`, `Region ${id % 60}`, `"Met at the fair, row ${id}"`,
  ].join(',') // prettier-ignore
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] ?? ''
}

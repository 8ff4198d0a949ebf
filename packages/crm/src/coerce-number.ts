import type { Coerced } from './coerce.ts'

export type DecimalSign = '.' | ','

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i
const spaces = /[\s\u00a0\u202f']/g
const groupedByComma = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
const groupedByPoint = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/
const groupedBySpace = /^[+-]?\d{1,3}(?:[\s\u00a0\u202f']\d{3})+(?:[.,]\d+)?$/

/** A finite number. In texts thousands may be set apart by spaces or by the sign that is not the decimal one. */
export function readNumber(raw: unknown, decimal: DecimalSign | undefined): Coerced {
  const read = typeof raw === 'string' ? parse(raw, decimal) : raw
  if (typeof read !== 'number' || !Number.isFinite(read)) return { fault: 'number-unreadable' }
  // -0 would differ between the databases.
  return { value: read === 0 ? 0 : read }
}

function parse(text: string, decimal: DecimalSign | undefined): number {
  const joined = groupedBySpace.test(text) ? text.replace(spaces, '') : text
  const normal = decimal === ',' ? fromCommaDecimal(joined) : fromPointDecimal(joined, decimal === undefined)
  return plain.test(normal) ? Number(normal) : NaN
}

const fromCommaDecimal = (text: string): string =>
  (groupedByPoint.test(text) ? text.replaceAll('.', '') : text).replace(',', '.')

function fromPointDecimal(text: string, mayBeComma: boolean): string {
  if (groupedByComma.test(text)) return text.replaceAll(',', '')
  return mayBeComma && !text.includes('.') ? text.replace(',', '.') : text
}

import type { Field } from '@etape/conditions'
import type { Coerced } from './coerce.ts'
import { readText } from './coerce-text.ts'

/** One of the choices, by its value, else by its label in any language. A field without choices takes any text. */
export function readChoice(raw: unknown, field: Field): Coerced {
  const text = readText(raw)
  if ('fault' in text || !field.choices) return text
  const { value: given } = text
  const found =
    field.choices.find(({ value }) => value === given) ??
    field.choices.find(({ label }) => label.en === given || label.fr === given || label.sv === given)
  return found ? { value: found.value } : { fault: 'choice-unknown' }
}

/** Several of the choices, each once: a list, or a text with semicolons between them. */
export function readChoices(raw: unknown, field: Field): Coerced {
  const split = typeof raw === 'string' ? raw.split(';') : raw
  const parts: readonly unknown[] = Array.isArray(split) ? split : [split]
  const chosen = new Set<string>()
  for (const part of parts.map((one) => (typeof one === 'string' ? one.trim() : one))) {
    if (part === '') continue
    const read = readChoice(part, field)
    if ('fault' in read) return read
    chosen.add(String(read.value))
  }
  return { value: chosen.size > 0 ? [...chosen] : null }
}

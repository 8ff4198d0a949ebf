import { phrase, type FieldObject, type FieldValue, type Problem } from '@etape/conditions'
import { coerce } from '@etape/crm'
import type { Defined } from '../definitions.ts'
import { Refusal } from './refusal.ts'

/** Values as their fields store them; a refusal naming every field that is unknown, kept by Etape, or cannot take its value. */
export function readFields(
  object: FieldObject,
  given: Readonly<Record<string, unknown>>,
  { catalog }: Defined,
): Record<string, FieldValue> {
  const problems: Problem[] = []
  const fields: Record<string, FieldValue> = {}
  for (const [key, raw] of Object.entries(given)) {
    const field = catalog.get(`${object}.${key}`)
    if (!field) problems.push(fault(key, phrase('There is no field “{key}”.', { key })))
    else if (field.readOnly) problems.push(fault(key, phrase('Etape keeps this field itself.')))
    else {
      const value = coerce(field, raw)
      if (value.ok) fields[key] = value.value
      else problems.push(...value.problems.map((problem) => ({ ...problem, where: `body.fields.${key}` })))
    }
  }
  if (problems.length > 0) throw new Refusal('field/invalid', { problems })
  return fields
}

const fault = (key: string, message: Problem['message']): Problem => ({
  code: 'field/invalid',
  severity: 'error',
  message,
  where: `body.fields.${key}`,
})

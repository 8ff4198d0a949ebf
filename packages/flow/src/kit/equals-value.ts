import type { FieldValue } from '@etape/conditions'

/** Whether a field's value is the wanted one; `null` wants any. A list is compared as a set. */
export function equalsValue(value: FieldValue, wanted: FieldValue): boolean {
  if (wanted === null || value === wanted) return true
  if (!Array.isArray(value) || !Array.isArray(wanted)) return false
  return value.length === wanted.length && wanted.every((one) => value.includes(one))
}

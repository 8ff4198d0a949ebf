import type { z } from 'zod'
import { formOf, type FormField } from './form.ts'
import { isRecord, ownValue } from './json.ts'

/** A field of a node's form with the value it has there. */
export interface ConfigEntry {
  field: FormField
  value: unknown
  /** Path from the node: `config.ways.1.when`. */
  where: string
  /** What the field's siblings are found in: the config, or an entry of a list. */
  within: unknown
}

/** Every filled-in field of a configuration, down into chosen cases and list entries. Takes incomplete ones too. */
export const walkConfig = (kind: { config: z.ZodType }, config: unknown): ConfigEntry[] =>
  formOf(kind).flatMap((field) => walkField(field, config, ['config']))

function walkField(field: FormField, root: unknown, above: readonly string[]): ConfigEntry[] {
  const value = field.path.reduce(ownValue, root)
  if (value === null || value === undefined) return []
  const at = [...above, ...field.path]
  const here = { field, value, where: at.join('.'), within: root }
  switch (field.control) {
    case 'one-of': {
      const chosen = field.cases.find((one) => isRecord(value) && value['type'] === one.value)
      return [here, ...(chosen?.fields ?? []).flatMap((inner) => walkField(inner, root, above))]
    }
    case 'ways':
    case 'weights':
    case 'entries': {
      const entries: unknown[] = Array.isArray(value) ? value : []
      return [
        here,
        ...entries.flatMap((entry, index) =>
          field.of.flatMap((inner) => walkField(inner, entry, [...at, String(index)])),
        ),
      ]
    }
    default:
      return [here]
  }
}

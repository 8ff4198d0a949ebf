import { conditionSchema } from '@etape/conditions'
import type { z } from 'zod'
import { conditionReferences, valueReferences, type Named } from './condition-references.ts'
import { isRecord, ownValue } from './json.ts'
import { parseTemplate, type TemplateField } from './template.ts'
import { walkConfig, type ConfigEntry } from './walk-config.ts'

/** Something a node names that is kept elsewhere and could be missing or be deleted. */
export interface Reference extends Named {
  /** Path from the node: `config.segment`. */
  where: string
}

/** All that a node of this kind, configured so, refers to. */
export const referencesOf = (kind: { config: z.ZodType }, config: unknown): Reference[] =>
  walkConfig(kind, config).flatMap((entry) => namedIn(entry).map((named) => ({ ...named, where: entry.where })))

function namedIn({ field, value, within }: ConfigEntry): Named[] {
  switch (field.control) {
    case 'segment':
    case 'stage':
    case 'status':
    case 'user':
    case 'team':
    case 'field':
    case 'pipeline':
    case 'flow':
    case 'node':
      return named(field.control, value)
    case 'static-segment':
      return named('segment', value)
    case 'event-name':
      return named('event', value)
    case 'shared-fields':
      return Array.isArray(value) ? value.flatMap((one) => named('field', one)) : []
    case 'users':
      return Array.isArray(value) ? value.flatMap((one) => named('user', one)) : []
    case 'pipeline-stage':
      return isRecord(value) ? named('pipeline-stage', `${String(value['pipeline'])}/${String(value['stage'])}`) : []
    case 'condition':
      return inCondition(value)
    case 'template':
    case 'address':
      return templateReferences(value)
    case 'value':
      return valueReferences(String(ownValue(within, field.fieldAt)), value)
    default:
      return []
  }
}

const named = (type: Named['type'], id: unknown): Named[] => (typeof id === 'string' && id ? [{ type, id }] : [])

function inCondition(value: unknown): Named[] {
  const parsed = conditionSchema.safeParse(value)
  return parsed.success ? conditionReferences(parsed.data) : []
}

const templateReferences = (text: unknown): Named[] =>
  parseTemplate(String(text)).tokens.flatMap((token) => (token.type === 'field' ? tokenReferences(token) : []))

function tokenReferences({ object, key }: TemplateField): Named[] {
  switch (object) {
    case 'owner':
    case 'event':
      return []
    case 'webhook':
      return named('node', key.slice(0, key.indexOf('.')))
    default:
      return named('field', `${object}.${key}`)
  }
}

import { conditionLimits, isRecord, outgrows } from './condition-limits.ts'
import { conditionProblem } from './condition-problems.ts'
import type { Condition } from './condition.ts'
import type { FieldCatalog } from './fields.ts'
import type { Problem, Reading } from './problem.ts'
import { readComparison } from './read-comparison.ts'
import { hasExactly, refuse, under } from './refuse.ts'
import type { Reader } from './refuse.ts'

/**
 * Reads a condition from anything: its structure, its fields and operators, and whether the values fit the fields.
 * The condition is built anew, so nothing but what was understood is in it. Never throws; `where` of a problem is
 * a path such as `all.0.any.1.value`.
 */
export function readCondition(json: unknown, catalog: FieldCatalog): Reading<Condition> {
  const limit = outgrows(json)
  if (limit) {
    const code = limit === 'depth' ? 'condition/too-deep' : 'condition/too-many-lines'
    return { ok: false, problems: [conditionProblem(code, '', { limit: conditionLimits[limit] })] }
  }
  const problems: Problem[] = []
  const value = readPart(json, '', { catalog, problems })
  return value && problems.length === 0 ? { ok: true, value } : { ok: false, problems }
}

function readPart(json: unknown, where: string, reader: Reader): Condition | undefined {
  if (!isRecord(json)) return refuse(reader, 'condition/not-a-condition', where)
  if (Object.hasOwn(json, 'all')) {
    const all = readGroup(json, 'all', where, reader)
    return all && { all }
  }
  if (Object.hasOwn(json, 'any')) {
    const any = readGroup(json, 'any', where, reader)
    return any && { any }
  }
  if (Object.hasOwn(json, 'not')) {
    if (!hasExactly(json, where, { needed: ['not'] }, reader)) return undefined
    const not = readPart(json['not'], under(where, 'not'), reader)
    return not && { not }
  }
  if (Object.hasOwn(json, 'fact')) return readComparison(json, where, reader)
  return refuse(reader, 'condition/not-a-condition', where)
}

function readGroup(
  json: Readonly<Record<string, unknown>>,
  key: 'all' | 'any',
  where: string,
  reader: Reader,
): Condition[] | undefined {
  if (!hasExactly(json, where, { needed: [key] }, reader)) return undefined
  const parts: unknown = json[key]
  if (!Array.isArray(parts)) return refuse(reader, 'condition/not-a-condition', under(where, key))
  if (parts.length === 0) return refuse(reader, 'condition/empty-group', under(where, key))
  const read = parts.map((part, at) => readPart(part, `${under(where, key)}.${at}`, reader))
  return read.filter((part) => part !== undefined)
}

import type { EpochMs, FieldCatalog, FieldValue, FieldValues } from '@etape/conditions'
import { isEmailAddress } from './email-address.ts'
import { fieldOf } from './field-of.ts'
import { findPipelineStage } from './pipelines.ts'
import type { Cause, Change, Company, Contact, Deal } from './records.ts'
import type { WriteRule } from './rules.ts'
import type { CrmSettings } from './settings.ts'
import { refuseStageMove } from './stage-moves.ts'
import { rankOf } from './stages.ts'

export interface FieldWrite {
  field: string
  /** Coerced. */
  value: FieldValue
  /** Lets an automatic write lower a stage. */
  allowBackward?: boolean
}

export interface Writing {
  catalog: FieldCatalog
  settings: CrmSettings
  at: EpochMs
  cause: Cause
}

export interface RecordWriting extends Writing {
  record: Change['record']
  recordId: number
  /** On whose timeline the changes stand. */
  contactId: number | null
}

/** A change before its row has a key. */
export type NewChange = Omit<Change, 'id'>

export type MutableFields = Record<string, FieldValue>

type AnyRecord = Contact | Company | Deal

/**
 * The record after these writes in order, and what became of each. A write that changes nothing leaves no change.
 * The same record is given back when none was accepted; else its version is one higher.
 */
export function writeFields<Written extends AnyRecord>(
  record: Written,
  writes: readonly FieldWrite[],
  writing: RecordWriting,
): { record: Written; changes: NewChange[] } {
  const fields: MutableFields = { ...record.fields }
  const ordered = writing.record === 'deal' ? completeDealWrites(writes, writing.settings) : writes
  const changes = ordered.flatMap((write) => writeInto(fields, write, writing) ?? [])
  const accepted = changes.some(({ outcome }) => outcome === 'accepted')
  return { record: accepted ? { ...record, fields, version: record.version + 1 } : record, changes }
}

/** One write to fields the caller owns; `null` when they have that value already. */
export function writeInto(fields: MutableFields, write: FieldWrite, writing: RecordWriting): NewChange | null {
  const change = weighWrite(fields, write, writing)
  if (change?.outcome === 'accepted') applyChange(fields, change, writing)
  return change
}

/** What would become of a write: the change it makes, accepted or refused, or `null` when the fields have that value already. */
export function weighWrite(fields: FieldValues, write: FieldWrite, writing: RecordWriting): NewChange | null {
  const before = fieldValue(fields, write.field)
  const after = write.value === '' ? null : write.value
  if (isSameValue(before, after) && fieldOf(writing.catalog, writing.record, write.field)) return null
  const rule = refuseWrite(fields, after === write.value ? write : { ...write, value: after }, writing)
  return newChange(
    { field: write.field, before, after, rule, outcome: rule === null ? 'accepted' : 'refused' },
    writing,
  )
}

/** Puts an accepted change into fields the caller owns, with the fields that Etape keeps beside it. */
export function applyChange(fields: MutableFields, { field, after }: NewChange, writing: RecordWriting): void {
  fields[field] = after
  keepUp(fields, field, writing)
}

/** The change of one write, as yet without a key. */
export function newChange(
  { field, before, after, outcome, rule }: Pick<Change, 'field' | 'before' | 'after' | 'outcome' | 'rule'>,
  { record, recordId, contactId, cause, at }: RecordWriting,
): NewChange {
  return { record, recordId, contactId, field, before, after, outcome, rule, cause, at }
}

function refuseWrite(
  fields: FieldValues,
  { field: key, value, allowBackward }: FieldWrite,
  writing: RecordWriting,
): WriteRule | null {
  const field = fieldOf(writing.catalog, writing.record, key)
  if (!field) return 'unknown-field'
  if (field.readOnly) return 'read-only'
  if (!fitsType(field.type, value)) return 'wrong-type'
  if (field.choices && !areChoices(field.choices, value)) return 'choice-unknown'
  if (key !== 'stage') return null
  if (writing.record === 'deal') return refuseDealStage(fields, value, writing.settings)
  return refuseStageMove({ from: fields['stage'] ?? null, to: value, allowBackward: allowBackward ?? false }, writing)
}

function fitsType(type: string, value: FieldValue): boolean {
  if (value === null) return true
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'number') return Number.isFinite(value)
  if (type === 'date' || type === 'date-time') return Number.isSafeInteger(value)
  if (type === 'multi-choice') return Array.isArray(value)
  return typeof value === 'string' && (type !== 'email' || isEmailAddress(value))
}

function areChoices(choices: readonly { value: string }[], value: FieldValue): boolean {
  if (value === null) return true
  if (Array.isArray(value)) return value.every((one) => choices.some((choice) => choice.value === one))
  return choices.some((choice) => choice.value === value)
}

const refuseDealStage = (fields: FieldValues, stage: FieldValue, settings: CrmSettings): WriteRule | null =>
  findPipelineStage(settings, fields['pipeline'], stage) ? null : 'stage-not-in-pipeline'

/** Fields that Etape keeps itself and that change when this one does. */
export function fieldsMovedBy(field: string): readonly string[] {
  if (field === 'stage') return ['furthest_stage', 'stage_since', 'type', 'updated_at']
  return field === 'status' ? ['status_since', 'updated_at'] : ['updated_at']
}

function keepUp(fields: MutableFields, field: string, { record, settings, at }: RecordWriting): void {
  fields['updated_at'] = at
  if (field === 'status' && record !== 'deal') fields['status_since'] = at
  if (field !== 'stage') return
  fields['stage_since'] = at
  if (record === 'deal') fields['type'] = findPipelineStage(settings, fields['pipeline'], fields['stage'])?.type ?? null
  else keepFurthest(fields, settings)
}

function keepFurthest(fields: MutableFields, settings: CrmSettings): void {
  const rank = rankOf(settings.stages, fields['stage'])
  const furthest = rankOf(settings.stages, fields['furthest_stage'])
  if (rank !== null && (furthest === null || rank > furthest)) fields['furthest_stage'] = fields['stage'] ?? null
}

/** Another pipeline comes first and brings its first stage, unless a stage is written too. */
function completeDealWrites(writes: readonly FieldWrite[], settings: CrmSettings): readonly FieldWrite[] {
  const moved = writes.find(({ field }) => field === 'pipeline')
  if (!moved) return writes
  const others = writes.filter((write) => write !== moved)
  const first = settings.pipelines.find(({ id }) => id === moved.value)?.stages[0]
  if (!first || others.some(({ field }) => field === 'stage')) return [moved, ...others]
  return [moved, { field: 'stage', value: first.id }, ...others]
}

/** What a field holds; absent is `null`, also for names that mean something to JavaScript. */
export function fieldValue(fields: FieldValues, key: string): FieldValue {
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null
}

/** Whether two coerced values are the same; lists compare by their texts in order. */
export function isSameValue(left: FieldValue, right: FieldValue): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right
  return left.length === right.length && left.every((one, index) => one === right[index])
}

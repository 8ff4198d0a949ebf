import type { FieldRef, FieldValue } from '@etape/conditions'
import type { Change } from '@etape/crm'
import { isSameJson } from '../kit/json.ts'

/** A field that is no longer as it was. */
export interface ChangedField {
  ref: FieldRef
  before: FieldValue
  after: FieldValue
  /** The node that wrote it last; `null` when something else did. */
  node: string | null
}

// Etape writes these by itself, at moments of its own.
const keptByEtape: ReadonlySet<string> = new Set([
  'updated_at', 'last_seen_at', 'stage_since', 'status_since', 'created_at',
]) // prettier-ignore

/** What changes, oldest first, made of the contact and its company. */
export function changedFields(changes: readonly Change[]): readonly ChangedField[] {
  const known = new Map<FieldRef, ChangedField>()
  for (const { record, field, before, after, outcome, cause } of changes) {
    if (outcome !== 'accepted' || record === 'deal' || keptByEtape.has(field)) continue
    const ref: FieldRef = `${record}.${field}`
    const node = cause.by === 'run' ? cause.node : null
    const earlier = known.get(ref)
    known.set(ref, { ref, before: earlier ? earlier.before : before, after, node })
  }
  return [...known.values()].filter(({ before, after }) => !isSameJson(before, after))
}

import type { FieldValue } from '@etape/conditions'
import { arbitrate, fieldValue, isSameValue, newChange, type Change, type FieldWrite } from '@etape/crm'
import type { Happening } from '../kit/happening.ts'
import { priorityOf, type Draft, type HeldField, type LiveRun, type Occurrence, type Origin } from './draft.ts'
import { addChange, fieldsOf, writeRecord, writingOf, type WrittenRecord } from './write-record.ts'

interface Target {
  record: WrittenRecord
  write: FieldWrite
  /** Comes on top of what other runs have written. */
  isAdded?: boolean
}

/** As `writeRecord` for a run's write, which competes with those of other runs in the same round. */
export function writeByRun(draft: Draft, live: LiveRun, target: Target, origin: Origin): Change | null {
  const { record, write, isAdded = false } = target
  const held = draft.held.get(`${record}.${write.field}`)
  const before = fieldValue(fieldsOf(draft, record) ?? {}, write.field)
  const competes = held !== undefined && isOpen(draft, held, before) && held.runId !== live.run.id
  // Who wants what is there already takes nothing from who wrote it.
  if (competes && !isAdded && isSameValue(before, write.value)) return writeRecord(draft, record, write, origin)
  if (!competes || isAdded) {
    return hold(draft, live, target, { change: writeRecord(draft, record, write, origin), before })
  }
  const { winner, rule } = arbitrate(
    write.field,
    held,
    { value: write.value, priority: priorityOf(live) },
    draft.world.crm,
  )
  if (winner === 'earlier')
    return supersede(draft, record, { field: write.field, before, after: write.value, rule }, origin)
  const change = writeRecord(draft, record, write, origin)
  if (change?.outcome === 'accepted') replaceHeld(draft, held, change, rule)
  return hold(draft, live, target, { change, before: held.before })
}

/** A rule of the workspace that wrote after it has ended the round for this field. */
const isOpen = ({ round }: Draft, held: HeldField, now: FieldValue): boolean =>
  held.round === round && isSameValue(now, held.change ? held.change.after : held.before)

/** The earlier write counts as never made: the later one starts from what was before both. */
function replaceHeld(draft: Draft, held: HeldField, change: Change, rule: string): void {
  change.before = held.before
  if (held.change) Object.assign(held.change, { outcome: 'superseded', rule })
  const isOfField = ({ happening }: Occurrence) =>
    happening.type === 'field-changed' && happening.record === change.record && happening.field === change.field
  const told = draft.occurrences.findLast(isOfField)
  draft.occurrences = draft.occurrences.filter((occurrence) => !isOfField(occurrence))
  if (told) draft.occurrences.push({ ...told, happening: { ...told.happening, before: held.before } as Happening })
}

function hold(
  draft: Draft,
  live: LiveRun,
  { record, write }: Target,
  { change, before }: Pick<HeldField, 'change' | 'before'>,
): Change | null {
  if (change?.outcome === 'refused') return change
  const { round } = draft
  const held = { change, before, value: write.value, runId: live.run.id, priority: priorityOf(live), round }
  draft.held.set(`${record}.${write.field}`, held)
  return change
}

type Superseded = Pick<Change, 'field' | 'before' | 'after' | 'rule'>

function supersede(draft: Draft, record: WrittenRecord, lost: Superseded, origin: Origin): Change | null {
  const writing = writingOf(draft, record, origin)
  return writing && addChange(draft, newChange({ ...lost, outcome: 'superseded' }, writing))
}

import { useLingui } from '@lingui/react/macro'
import { useRead, useWrite, type RowOf } from '../data/queries.ts'
import { EntryList } from './entry-list.tsx'
import type { Entry } from './entry.ts'

type StageRow = RowOf<'listStages'>

/** Lifecycle stages, coldest first. */
export function StageList() {
  const { t } = useLingui()
  const stages = useRead('listStages', {})
  const save = useWrite('saveStages', { invalidates: ['settings'] })
  const remove = useWrite('deleteStage', { invalidates: ['settings', 'contact', 'company'] })
  const rows = stages.data?.rows ?? []
  const saveEntries = (entries: readonly Entry[], onDone?: () => void) =>
    save.mutate({ body: { stages: ranked(entries, rows) } }, { onSuccess: () => onDone?.() })
  return (
    <EntryList
      texts={{
        list: t`Lifecycle stages`,
        lead: t`From cold to hot. Flows and rules move a contact forward; people may move it anywhere.`,
        add: t`Add a stage`,
        form: t`Stage`,
      }}
      hasRanks
      usage="readStageUsage"
      reading={stages}
      entries={
        stages.data && shownEntries(rows, save.isPending ? save.variables.body.stages.map(({ id }) => id) : null)
      }
      isSaving={save.isPending}
      onSave={saveEntries}
      isDeleting={remove.isPending}
      onDelete={(id, replaceBy, onDone) =>
        remove.mutate({ params: { id }, query: { ...(replaceBy && { replaceBy }) } }, { onSuccess: onDone })
      }
    />
  )
}

/** In the order just asked for, while the server is still writing it down. */
function shownEntries(rows: readonly StageRow[], order: readonly string[] | null) {
  const entries = rows.map((row) => ({ ...row, isRanked: row.rank !== null }))
  if (!order) return entries
  return entries.toSorted((left, right) => order.indexOf(left.id) - order.indexOf(right.id))
}

/** Ranks follow the order; who is off the ladder has none. */
function ranked(entries: readonly Entry[], rows: readonly StageRow[]) {
  let rank = 0
  return entries.map(({ id, label, color, definition, isRanked = true }, position) => ({
    id,
    label,
    color,
    definition,
    criteria: rows.find((row) => row.id === id)?.criteria ?? null,
    rank: isRanked ? rank++ : null,
    position,
  }))
}

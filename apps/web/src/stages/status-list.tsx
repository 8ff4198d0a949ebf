import { useLingui } from '@lingui/react/macro'
import { useRead, useWrite } from '../data/queries.ts'
import { EntryList } from './entry-list.tsx'
import type { Entry } from './entry.ts'

/** Lead statuses, in the order they are offered. */
export function StatusList() {
  const { t } = useLingui()
  const statuses = useRead('listStatuses', {})
  const save = useWrite('saveStatuses', { invalidates: ['settings'] })
  const remove = useWrite('deleteStatus', { invalidates: ['settings', 'contact', 'company'] })
  const order = save.isPending ? save.variables.body.statuses.map(({ id }) => id) : null
  const rows = statuses.data?.rows
  const shown = order ? rows?.toSorted((left, right) => order.indexOf(left.id) - order.indexOf(right.id)) : rows
  const saveEntries = (entries: readonly Entry[], onDone?: () => void) =>
    save.mutate({ body: { statuses: positioned(entries) } }, { onSuccess: () => onDone?.() })
  return (
    <EntryList
      texts={{
        list: t`Lead statuses`,
        lead: t`The sub-steps while sales works on a lead, whatever its stage.`,
        add: t`Add a lead status`,
        form: t`Lead status`,
      }}
      usage="readStatusUsage"
      reading={statuses}
      entries={shown}
      isSaving={save.isPending}
      onSave={saveEntries}
      isDeleting={remove.isPending}
      onDelete={(id, replaceBy, onDone) =>
        remove.mutate({ params: { id }, query: { ...(replaceBy && { replaceBy }) } }, { onSuccess: onDone })
      }
    />
  )
}

const positioned = (entries: readonly Entry[]) =>
  entries.map(({ id, label, color, definition }, position) => ({ id, label, color, definition, position }))

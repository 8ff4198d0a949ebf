import { Button, Drawer, Skeleton, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../data/session.ts'
import { useLabel } from '../text/use-language.ts'
import { Section } from '../ui/section.tsx'
import { SortableRows } from '../ui/sortable-rows.tsx'
import { FailedState } from '../ui/states.tsx'
import { DeleteQuestion, type UsageRoute } from './delete-question.tsx'
import { EntryForm } from './entry-form.tsx'
import { EntryRow } from './entry-row.tsx'
import { newEntry, type CountedEntry, type Entry } from './entry.ts'

export interface EntryListProps {
  texts: { list: string; lead: string; add: string; form: string }
  hasRanks?: boolean
  usage: UsageRoute
  reading: { error: Error | null; refetch: () => unknown }
  /** Absent while they are read. */
  entries: readonly CountedEntry[] | undefined
  isSaving: boolean
  onSave: (entries: readonly Entry[], onDone?: () => void) => void
  isDeleting: boolean
  onDelete: (id: string, replaceBy: string | null, onDone: () => void) => void
}

/** Stages or lead statuses: put in order, edited, added and deleted. */
export function EntryList(props: EntryListProps) {
  const { texts, hasRanks = false, usage, reading, entries, isSaving, onSave, isDeleting, onDelete } = props
  const label = useLabel()
  const mayEdit = useMay('admin')
  const [edited, setEdited] = useState<Entry | null>(null)
  const [deleted, setDeleted] = useState<CountedEntry | null>(null)
  if (reading.error && !entries) return <FailedState error={reading.error} onRetry={() => void reading.refetch()} />

  const byId = new Map(entries?.map((entry) => [entry.id, entry]))
  const reorder = (ids: readonly string[]) => onSave(ids.flatMap((id) => byId.get(id) ?? []))
  const saveOne = (entry: Entry) => onSave(withEntry(entries ?? [], entry), () => setEdited(null))
  const add = mayEdit && (
    <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setEdited(newEntry)}>
      {texts.add}
    </Button>
  )
  return (
    <Section title={texts.list} lead={texts.lead} action={add} isFlush>
      {entries ? (
        <SortableRows
          label={texts.list}
          rows={entries}
          nameOf={(entry) => label(entry.label)}
          isFixed={!mayEdit}
          onMove={reorder}
        >
          {(entry) => (
            <EntryRow
              entry={entry}
              mayEdit={mayEdit}
              onEdit={() => setEdited(entry)}
              onDelete={() => setDeleted(entry)}
            />
          )}
        </SortableRows>
      ) : (
        <EntrySkeletons />
      )}
      <Drawer opened={edited !== null} onClose={() => setEdited(null)} position="right" title={texts.form}>
        {edited && (
          <EntryForm
            key={edited.id}
            entry={edited}
            hasRanks={hasRanks}
            takenIds={entries?.map(({ id }) => id) ?? []}
            isSaving={isSaving}
            onSave={saveOne}
            onCancel={() => setEdited(null)}
          />
        )}
      </Drawer>
      {deleted && (
        <DeleteQuestion
          entry={deleted}
          others={entries?.filter(({ id }) => id !== deleted.id) ?? []}
          usage={usage}
          isBusy={isDeleting}
          onDelete={(replaceBy) => onDelete(deleted.id, replaceBy, () => setDeleted(null))}
          onCancel={() => setDeleted(null)}
        />
      )}
    </Section>
  )
}

/** The list with one entry replaced, or added at its end. */
function withEntry(entries: readonly CountedEntry[], entry: Entry): readonly Entry[] {
  const isKnown = entries.some(({ id }) => id === entry.id)
  return isKnown ? entries.map((known) => (known.id === entry.id ? entry : known)) : [...entries, entry]
}

function EntrySkeletons() {
  return (
    <Stack gap="md" p="md" aria-busy>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <Skeleton key={row} height={16} width={row % 2 ? '55%' : '40%'} />
      ))}
    </Stack>
  )
}

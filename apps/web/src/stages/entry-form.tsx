import { definitionFor } from '@etape/crm'
import { Button, Group, Stack, Switch, Textarea } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type SyntheticEvent } from 'react'
import { useLanguage } from '../text/use-language.ts'
import { ColorChoice } from '../ui/color-choice.tsx'
import { LabelInputs } from '../ui/label-inputs.tsx'
import { idFrom, type Entry } from './entry.ts'

interface EntryFormProps {
  entry: Entry
  hasRanks: boolean
  takenIds: readonly string[]
  isSaving: boolean
  onSave: (entry: Entry) => void
  onCancel: () => void
}

/** Names, colour and meaning of one stage or status. */
export function EntryForm({ entry, hasRanks, takenIds, isSaving, onSave, onCancel }: EntryFormProps) {
  const { t } = useLingui()
  const [draft, setDraft] = useState({ ...entry, definition: definitionFor(useLanguage(), entry.definition) })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    onSave({ ...draft, id: draft.id || idFrom(draft.label.en, takenIds) })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <LabelInputs label={t`Name`} value={draft.label} onChange={(label) => setDraft({ ...draft, label })} />
        <ColorChoice label={t`Colour`} value={draft.color} onChange={(color) => setDraft({ ...draft, color })} />
        <Textarea
          label={t`Definition`}
          description={t`When does somebody belong here? In words the whole team agrees on.`}
          autosize
          minRows={3}
          maxLength={5000}
          value={draft.definition}
          onChange={({ currentTarget }) => setDraft({ ...draft, definition: currentTarget.value })}
        />
        {hasRanks && (
          <Switch
            label={t`On the ladder`}
            description={t`Off the ladder, it is neither before nor after another stage.`}
            checked={draft.isRanked ?? true}
            onChange={({ currentTarget }) => setDraft({ ...draft, isRanked: currentTarget.checked })}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isSaving} disabled={draft.label.en.trim() === ''}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

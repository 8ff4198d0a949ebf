import { Button, Group, Input, NativeSelect, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { useUsers } from '../data/definitions.ts'
import { FormProblem } from '../records/form-problem.tsx'
import { ContactSelect } from '../records/record-select.tsx'
import { fromLocalText, toLocalText } from '../records/local-time.ts'
import { useNow } from '../ui/use-now.ts'
import { morningIn, type TaskDraft } from './task-draft.ts'
import { priorityWords, typeWords, type TaskRow } from './task-words.ts'

interface TaskFormProps {
  begin: TaskDraft
  /** A task stays with the contact it was made for. */
  choosesContact: boolean
  action: ReactNode
  isBusy: boolean
  error: Error | null
  onSave: (draft: TaskDraft) => void
  onCancel: () => void
}

/** What is to be done, by whom, until when. */
export function TaskForm({ begin, choosesContact, action, isBusy, error, onSave, onCancel }: TaskFormProps) {
  const { t } = useMacro()
  const { i18n } = useLingui()
  const people = useUsers().map(({ id, name }) => ({ value: id, label: name }))
  const [draft, setDraft] = useState(begin)
  const set = (values: Partial<TaskDraft>) => setDraft((known) => ({ ...known, ...values }))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSave(draft)
      }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          required
          maxLength={300}
          label={t`What is to be done`}
          value={draft.title}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        <NativeSelect
          label={t`Type`}
          data={Object.entries(typeWords).map(([value, words]) => ({ value, label: i18n._(words) }))}
          value={draft.type}
          onChange={({ currentTarget }) => set({ type: currentTarget.value as TaskRow['type'] })}
        />
        <DueInput value={draft.dueAt} onChange={(dueAt) => set({ dueAt })} />
        <PriorityChoice value={draft.priority} onChange={(priority) => set({ priority })} />
        <Select
          clearable
          searchable
          label={t`Assignee`}
          placeholder={t`Nobody yet`}
          data={people}
          value={draft.assignee}
          onChange={(assignee) => set({ assignee })}
        />
        {choosesContact && (
          <ContactSelect label={t`About the contact`} value={draft.contact} onChange={(contact) => set({ contact })} />
        )}
        <Textarea
          autosize
          minRows={2}
          maxLength={10_000}
          label={t`Notes`}
          value={draft.notes}
          onChange={({ currentTarget }) => set({ notes: currentTarget.value })}
        />
        <FormProblem error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isBusy} disabled={draft.title.trim() === ''}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function DueInput({ value, onChange }: { value: number | null; onChange: (at: number | null) => void }) {
  const { t } = useMacro()
  const now = useNow()
  const quick = [
    { days: 1, label: t`Tomorrow` },
    { days: 7, label: t`In a week` },
  ]
  return (
    <div>
      <TextInput
        type="datetime-local"
        label={t`Due`}
        value={toLocalText(value)}
        onChange={({ currentTarget }) => onChange(fromLocalText(currentTarget.value))}
      />
      <Group gap={4} mt={4}>
        {quick.map(({ days, label }) => (
          <Button key={days} size="compact-xs" variant="subtle" onClick={() => onChange(morningIn(days, now))}>
            {label}
          </Button>
        ))}
      </Group>
    </div>
  )
}

type Priority = TaskRow['priority']

function PriorityChoice({ value, onChange }: { value: Priority; onChange: (priority: Priority) => void }) {
  const { t } = useMacro()
  const { i18n } = useLingui()
  return (
    <Input.Wrapper label={t`Priority`} labelElement="div">
      <SegmentedControl
        fullWidth
        aria-label={t`Priority`}
        data={(['low', 'normal', 'high'] as const).map((one) => ({ value: one, label: i18n._(priorityWords[one]) }))}
        value={value}
        onChange={onChange}
      />
    </Input.Wrapper>
  )
}

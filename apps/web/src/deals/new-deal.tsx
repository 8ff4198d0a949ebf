import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { usePipelines, useUsers, useWorkspace } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { useSession } from '../data/session.ts'
import { FormProblem } from '../records/form-problem.tsx'
import { fromDayText, toDayText } from '../records/local-time.ts'
import { CompanySelect, ContactsSelect, type NamedRecord } from '../records/record-select.tsx'
import { useLabel } from '../text/use-language.ts'
import { showDone } from '../ui/toasts.tsx'
import { usePipeline } from './deal-filter.ts'

interface NewDealProps {
  /** Whose deal it is, as far as that is known where one makes it. */
  company: NamedRecord | null
  contacts: readonly NamedRecord[]
  isOpen: boolean
  onClose: () => void
}

/** Makes a deal; its contacts and company follow by the sync rules. */
export function NewDeal({ isOpen, onClose, ...about }: NewDealProps) {
  const { t } = useLingui()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`New deal`}>
      <NewDealForm onClose={onClose} {...about} />
    </Modal>
  )
}

interface Draft {
  name: string
  /** Pipeline and stage. */
  at: readonly [string, string] | null
  amount: number | null
  closeDate: number | null
  owner: string | null
  company: NamedRecord | null
  contacts: readonly NamedRecord[]
}

function NewDealForm({ company, contacts, onClose }: Omit<NewDealProps, 'isOpen'>) {
  const { t } = useLingui()
  const { user } = useSession()
  const pipeline = usePipeline()
  const currency = useWorkspace()?.currency
  const people = useUsers().map(({ id, name }) => ({ value: id, label: name }))
  const [draft, setDraft] = useState<Draft>({
    name: company?.name ?? contacts[0]?.name ?? '',
    at: null,
    amount: null,
    closeDate: null,
    owner: user.id,
    company,
    contacts,
  })
  const set = (values: Partial<Draft>) => setDraft((known) => ({ ...known, ...values }))
  const first = pipeline?.stages[0]
  const at = draft.at ?? (pipeline && first ? ([pipeline.id, first.id] as const) : null)
  const create = useWrite('createDeal', {
    invalidates: ['deal', 'contact', 'company'],
    onDone: ({ name }) => {
      showDone(t`Deal created: ${name}`)
      onClose()
    },
    onFailed: () => {},
  })
  const save = () =>
    create.mutate({
      body: {
        fields: {
          name: draft.name.trim(),
          ...(at && { pipeline: at[0], stage: at[1] }),
          ...(draft.amount !== null && { amount: draft.amount }),
          ...(currency && { currency }),
          ...(draft.closeDate !== null && { close_date: draft.closeDate }),
          ...(draft.owner && { owner: draft.owner }),
        },
        company: draft.company?.id ?? null,
        contacts: draft.contacts.map(({ id }) => id),
      },
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          required
          label={t`Name`}
          value={draft.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <StageSelect value={at} onChange={(next) => set({ at: next })} />
        <Group grow align="flex-start" gap="sm">
          <NumberInput
            hideControls
            min={0}
            label={currency ? t`Amount in ${currency}` : t`Amount`}
            value={draft.amount ?? ''}
            onChange={(next) => set({ amount: typeof next === 'number' ? next : null })}
          />
          <TextInput
            type="date"
            label={t`Close date`}
            value={toDayText(draft.closeDate)}
            onChange={({ currentTarget }) => set({ closeDate: fromDayText(currentTarget.value) })}
          />
        </Group>
        <Select
          clearable
          searchable
          label={t`Owner`}
          data={people}
          value={draft.owner}
          onChange={(next) => set({ owner: next })}
        />
        <CompanySelect label={t`Company`} value={draft.company} onChange={(next) => set({ company: next })} />
        <ContactsSelect label={t`Contacts`} value={draft.contacts} onChange={(next) => set({ contacts: next })} />
        <FormProblem error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={create.isPending} disabled={draft.name.trim() === ''}>
            <Trans>Create deal</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function StageSelect({ value, onChange }: { value: Draft['at']; onChange: (at: Draft['at']) => void }) {
  const { t } = useLingui()
  const label = useLabel()
  const pipelines = usePipelines()
  const groups = pipelines.map((pipeline) => ({
    group: label(pipeline.label),
    items: pipeline.stages.map((stage) => ({ value: `${pipeline.id}/${stage.id}`, label: label(stage.label) })),
  }))
  const only = groups.length === 1 ? groups[0]?.items : undefined
  return (
    <Select
      allowDeselect={false}
      label={t`Deal stage`}
      data={only ?? groups}
      value={value && `${value[0]}/${value[1]}`}
      onChange={(next) => {
        const [pipeline, stage] = next?.split('/') ?? []
        if (pipeline && stage) onChange([pipeline, stage])
      }}
    />
  )
}

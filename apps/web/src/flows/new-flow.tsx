import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState, type SyntheticEvent } from 'react'
import { useNavigate } from 'react-router'
import { useWrite } from '../data/queries.ts'
import css from './new-flow.module.css'

const StartChoice = lazy(async () => ({ default: (await import('./start-choice.tsx')).StartChoice }))

/** Asks what a new flow is called and what it starts from. */
export function NewFlow({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`New flow`} size={720}>
      <NewFlowForm onCancel={onClose} />
    </Modal>
  )
}

function NewFlowForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [template, setTemplate] = useState<{ id: string; name: string } | null>(null)
  const create = useWrite('createFlow', {
    invalidates: ['flow', 'segment'],
    onDone: (flow) => void navigate(`/flows/${flow.id}`),
  })
  const called = name.trim() || (template?.name ?? '')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (called) create.mutate({ body: { name: called, ...(template && { template: template.id }) } })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t`Name`}
          placeholder={template?.name ?? t`Qualify webinar leads`}
          data-autofocus
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Suspense>
          <StartChoice chosen={template?.id ?? null} onChoose={setTemplate} />
        </Suspense>
        <Group justify="flex-end" gap="xs" className={css.foot}>
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" disabled={called === ''} loading={create.isPending}>
            <Trans>Create the flow</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

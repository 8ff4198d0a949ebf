import { Alert, Button, Code, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import type { Role } from '@etape/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type SyntheticEvent } from 'react'
import { useWrite } from '../data/queries.ts'
import { RoleSelect } from '../people/role-select.tsx'
import { CopyButton } from '../ui/copy-button.tsx'

/** Makes a key and shows its secret, once. */
export function NewKey({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui()
  const [secret, setSecret] = useState<string | null>(null)
  const close = () => {
    setSecret(null)
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={secret ? t`Copy the key now` : t`New key`}
      closeOnClickOutside={!secret}
    >
      {secret ? <Secret secret={secret} onDone={close} /> : <NewKeyForm onMade={setSecret} onCancel={close} />}
    </Modal>
  )
}

function NewKeyForm({ onMade, onCancel }: { onMade: (secret: string) => void; onCancel: () => void }) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'write' | 'api'>('write')
  const [role, setRole] = useState<Role>('viewer')
  const create = useWrite('createApiKey', { invalidates: ['settings'], onDone: ({ secret }) => onMade(secret) })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    create.mutate({ body: { name, kind, role } })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t`Name`}
          placeholder={t`Our website`}
          required
          maxLength={100}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Radio.Group label={t`Kind`} value={kind} onChange={(value) => setKind(value === 'api' ? 'api' : 'write')}>
          <Stack gap="xs" mt={4}>
            <Radio
              value="write"
              label={t`Write key`}
              description={t`Sends events and traits, and reads nothing. Fit for a website.`}
            />
            <Radio value="api" label={t`API key`} description={t`Reads and writes records. Keep it on a server.`} />
          </Stack>
        </Radio.Group>
        {kind === 'api' && <RoleSelect value={role} onChange={setRole} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            <Trans>Make the key</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <Stack gap="md">
      <Alert color="yellow">
        <Trans>It is shown this once. We keep only a fingerprint of it.</Trans>
      </Alert>
      <Code block>{secret}</Code>
      <Group justify="flex-end" gap="xs">
        <CopyButton text={secret} />
        <Button size="xs" onClick={onDone}>
          <Trans>I have copied it</Trans>
        </Button>
      </Group>
    </Stack>
  )
}

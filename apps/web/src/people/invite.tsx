import { Button, Code, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import type { ResponseOf, Role } from '@etape/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type SyntheticEvent } from 'react'
import { useTeams } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { RoleSelect } from './role-select.tsx'

type Invited = ResponseOf<'inviteUser'>

/** Adds a person and shows the one-time link to hand over. */
export function Invite({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui()
  const [invited, setInvited] = useState<Invited | null>(null)
  const close = () => {
    setInvited(null)
    onClose()
  }
  return (
    <Modal opened={isOpen} onClose={close} title={invited ? t`Hand over the link` : t`Invite somebody`}>
      {invited ? <HandOver invited={invited} onDone={close} /> : <InviteForm onInvited={setInvited} onCancel={close} />}
    </Modal>
  )
}

function InviteForm({ onInvited, onCancel }: { onInvited: (invited: Invited) => void; onCancel: () => void }) {
  const { t } = useLingui()
  const teams = useTeams()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('marketer')
  const [team, setTeam] = useState<string | null>(null)
  const invite = useWrite('inviteUser', { invalidates: ['settings'], onDone: onInvited })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    invite.mutate({ body: { name, email, role, team } })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t`Name`}
          required
          data-autofocus
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          type="email"
          label={t`E-mail`}
          required
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <RoleSelect value={role} onChange={setRole} />
        <Select
          label={t`Team`}
          placeholder={t`No team`}
          clearable
          clearButtonProps={{ 'aria-label': t`No team` }}
          value={team}
          onChange={setTeam}
          data={teams.map((row) => ({ value: row.id, label: row.name }))}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={invite.isPending}>
            <Trans>Invite</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function HandOver({ invited, onDone }: { invited: Invited; onDone: () => void }) {
  const link = new URL(invited.signInLink, window.location.origin).href
  return (
    <Stack gap="md">
      <Text>
        <Trans>
          {invited.name} signs in with this link, once. Send it in a way you trust; whoever has it is let in.
        </Trans>
      </Text>
      <Code block>{link}</Code>
      <Group justify="flex-end" gap="xs">
        <CopyButton text={link} />
        <Button size="xs" onClick={onDone}>
          <Trans>Done</Trans>
        </Button>
      </Group>
    </Stack>
  )
}

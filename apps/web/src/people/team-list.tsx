import { ActionIcon, Button, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconPencil, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState, type SyntheticEvent } from 'react'
import type { TeamRow } from '../data/definitions.ts'
import { useRead, useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { idFrom } from '../stages/entry.ts'
import { Section } from '../ui/section.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import css from './people.module.css'

interface EditedTeam {
  /** Absent while it is new. */
  id: string | null
  name: string
}

/** The teams: whom a flow can notify together. */
export function TeamList() {
  const { t } = useLingui()
  const mayManage = useMay('admin')
  const teams = useRead('listTeams', {})
  const [edited, setEdited] = useState<EditedTeam | null>(null)
  const add = mayManage && (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setEdited({ id: null, name: '' })}
    >
      <Trans>Add a team</Trans>
    </Button>
  )
  return (
    <Section title={t`Teams`} lead={t`Flows can notify a whole team.`} action={add} isFlush>
      {teams.error && <FailedState error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.isPending && <Skeleton height={64} m="md" />}
      {teams.data?.rows.length === 0 && (
        <EmptyState title={t`No teams yet`} icon={<IconUsersGroup size={22} aria-hidden />} />
      )}
      <ul className={css.teams}>
        {teams.data?.rows.map((team) => (
          <TeamLine key={team.id} team={team} onEdit={mayManage ? () => setEdited(team) : null} />
        ))}
      </ul>
      <Modal opened={edited !== null} onClose={() => setEdited(null)} title={edited?.id ? t`Team` : t`New team`}>
        {edited && (
          <TeamForm
            team={edited}
            takenIds={teams.data?.rows.map(({ id }) => id) ?? []}
            onDone={() => setEdited(null)}
          />
        )}
      </Modal>
    </Section>
  )
}

function TeamLine({ team, onEdit }: { team: TeamRow; onEdit: (() => void) | null }) {
  const { t } = useLingui()
  return (
    <li className={css.team}>
      <Text fw={500}>{team.name}</Text>
      <Text c="dimmed">
        <Plural value={team.members} one="# person" other="# people" />
      </Text>
      {onEdit && (
        <ActionIcon aria-label={t`Rename ${team.name}`} onClick={onEdit}>
          <IconPencil size={16} />
        </ActionIcon>
      )}
    </li>
  )
}

function TeamForm({ team, takenIds, onDone }: { team: EditedTeam; takenIds: readonly string[]; onDone: () => void }) {
  const { t } = useLingui()
  const [name, setName] = useState(team.name)
  const save = useWrite('saveTeam', { invalidates: ['settings'], onDone })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    save.mutate({ params: { id: team.id ?? idFrom(name, takenIds) }, body: { name } })
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
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            <Trans>Save</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

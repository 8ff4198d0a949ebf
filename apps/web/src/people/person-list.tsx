import { Avatar, Group, Select, Text } from '@mantine/core'
import { useLingui as useTexts } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTeams, type UserRow } from '../data/definitions.ts'
import { wholeListing } from '../data/listing.ts'
import { useRead, useWrite } from '../data/queries.ts'
import { useMay, useSession } from '../data/session.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/states.tsx'
import { RoleSelect } from './role-select.tsx'
import { roleWords } from './role-words.ts'

/** Everybody of the workspace. Administrators change roles and teams in place. */
export function PersonList() {
  const { t } = useLingui()
  const listing = wholeListing(useRead('listUsers', {}), ({ rows }) => rows)
  return (
    <DataTable
      label={t`People`}
      listing={listing}
      columns={usePersonColumns()}
      rowKey={(person) => person.id}
      empty={<EmptyState title={t`Nobody is here yet`} icon={<IconUsers size={22} aria-hidden />} />}
    />
  )
}

function usePersonColumns(): readonly Column<UserRow>[] {
  const { t } = useLingui()
  return useMemo(
    () => [
      { id: 'name', title: t`Name`, cell: (person) => <PersonName person={person} /> },
      { id: 'email', title: t`E-mail`, cell: (person) => person.email },
      { id: 'role', title: t`Role`, width: '190px', cell: (person) => <PersonRole person={person} /> },
      { id: 'team', title: t`Team`, width: '190px', cell: (person) => <PersonTeam person={person} /> },
    ],
    [t],
  )
}

function PersonName({ person }: { person: UserRow }) {
  const { user } = useSession()
  return (
    <Group gap="xs" wrap="nowrap">
      <Avatar name={person.name} size={28} color="accent" />
      <Text fw={500} component="span">
        {person.name}
      </Text>
      {person.id === user.id && (
        <Text size="xs" c="dimmed" component="span">
          <Trans>you</Trans>
        </Text>
      )}
    </Group>
  )
}

function PersonRole({ person }: { person: UserRow }) {
  const { t } = useLingui()
  const { i18n } = useTexts()
  const mayManage = useMay('admin')
  const update = useWrite('updateUser', { invalidates: ['settings', 'session'] })
  if (!mayManage) return i18n._(roleWords[person.role].label)
  return (
    <RoleSelect
      whose={t`Role of ${person.name}`}
      value={person.role}
      onChange={(role) => update.mutate({ params: { id: person.id }, body: { role } })}
    />
  )
}

function PersonTeam({ person }: { person: UserRow }) {
  const { t } = useLingui()
  const mayManage = useMay('admin')
  const teams = useTeams()
  const update = useWrite('updateUser', { invalidates: ['settings'] })
  if (!mayManage) return teams.find(({ id }) => id === person.team)?.name ?? '–'
  return (
    <Select
      size="xs"
      aria-label={t`Team of ${person.name}`}
      placeholder={t`No team`}
      clearable
      clearButtonProps={{ 'aria-label': t`No team` }}
      value={person.team}
      onChange={(team) => update.mutate({ params: { id: person.id }, body: { team } })}
      data={teams.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

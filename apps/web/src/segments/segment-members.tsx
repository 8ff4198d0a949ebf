import { Button, Group, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconUsersGroup } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { usePages, useWrite, type RowOf } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { ContactSelect, type NamedRecord } from '../records/record-select.tsx'
import { StageBadge } from '../records/stage-badge.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/states.tsx'

type Member = RowOf<'listMembers'>

/** Who is in a segment; on one kept by hand people can be put and taken off. */
export function SegmentMembers({ segment, isStatic }: { segment: string; isStatic: boolean }) {
  const { t } = useLingui()
  const listing = usePages('listMembers', { params: { id: segment }, query: { limit: 25 } })
  const mayChange = useMay('marketer') && isStatic
  const columns = useMemo<readonly Column<Member>[]>(
    () => [
      { id: 'name', title: t`Name`, cell: (member) => member.name },
      { id: 'stage', title: t`Stage`, cell: (member) => <MemberStage member={member} /> },
    ],
    [t],
  )
  return (
    <Stack gap="sm">
      {mayChange && <AddMember segment={segment} />}
      <DataTable
        label={t`Contacts in the segment`}
        listing={listing}
        columns={columns}
        rowKey={(member) => member.id}
        rowLink={(member) => `/contacts/${member.id}`}
        {...(mayChange && { rowActions: (member: Member) => <TakeOff segment={segment} contact={member.id} /> })}
        empty={<EmptyState title={t`Nobody is in it now`} icon={<IconUsersGroup size={22} aria-hidden />} />}
      />
    </Stack>
  )
}

function MemberStage({ member: { fields } }: { member: Member }) {
  const stage = fields['stage']
  return typeof stage === 'string' ? <StageBadge stage={stage} /> : null
}

function TakeOff({ segment, contact }: { segment: string; contact: string }) {
  const remove = useWrite('removeMembers', { invalidates: ['segment', 'contact'] })
  const takeOff = () => remove.mutate({ params: { id: segment }, body: { contacts: [contact] } })
  return (
    <Button size="compact-xs" variant="subtle" loading={remove.isPending} onClick={takeOff}>
      <Trans>Take off</Trans>
    </Button>
  )
}

function AddMember({ segment }: { segment: string }) {
  const { t } = useLingui()
  const [contact, setContact] = useState<NamedRecord | null>(null)
  const add = useWrite('addMembers', { invalidates: ['segment', 'contact'], onDone: () => setContact(null) })
  return (
    <Group align="flex-end" gap="xs">
      <ContactSelect label={t`Put a contact on it`} value={contact} onChange={setContact} />
      <Button
        size="xs"
        disabled={!contact}
        loading={add.isPending}
        onClick={() => contact && add.mutate({ params: { id: segment }, body: { contacts: [contact.id] } })}
      >
        <Trans>Put on</Trans>
      </Button>
    </Group>
  )
}

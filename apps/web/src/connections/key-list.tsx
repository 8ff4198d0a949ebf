import { Badge, Button, Code, Text } from '@mantine/core'
import { useLingui as useTexts } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { wholeListing } from '../data/listing.ts'
import { useRead, useWrite, type RowOf } from '../data/queries.ts'
import { isRole, roleWords } from '../people/role-words.ts'
import { Confirm } from '../ui/confirm.tsx'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Section } from '../ui/section.tsx'
import { EmptyState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { NewKey } from './new-key.tsx'

type KeyRow = RowOf<'listApiKeys'>

/** The keys other programs use, with when each was last used. */
export function KeyList() {
  const { t } = useLingui()
  const [isNew, setIsNew] = useState(false)
  const [revoked, setRevoked] = useState<KeyRow | null>(null)
  const listing = wholeListing(useRead('listApiKeys', {}), ({ rows }) => rows)
  const columns = useKeyColumns()
  const add = (
    <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setIsNew(true)}>
      <Trans>New key</Trans>
    </Button>
  )
  return (
    <Section
      title={t`Keys`}
      lead={t`A write key may only send events. An API key may do what its role may.`}
      action={add}
    >
      <DataTable
        label={t`Keys`}
        listing={listing}
        columns={columns}
        rowKey={(key) => key.id}
        rowActions={(key) => (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t`Revoke: ${key.name}`}
            onClick={() => setRevoked(key)}
          >
            <Trans>Revoke</Trans>
          </Button>
        )}
        empty={
          <EmptyState title={t`No keys yet`} icon={<IconKey size={22} aria-hidden />}>
            <Trans>Make a write key to send events, or an API key to read and write records.</Trans>
          </EmptyState>
        }
      />
      <NewKey isOpen={isNew} onClose={() => setIsNew(false)} />
      <RevokeQuestion apiKey={revoked} onClose={() => setRevoked(null)} />
    </Section>
  )
}

function RevokeQuestion({ apiKey, onClose }: { apiKey: KeyRow | null; onClose: () => void }) {
  const { t } = useLingui()
  const revoke = useWrite('deleteApiKey', { invalidates: ['settings'], onDone: onClose })
  return (
    <Confirm
      isOpen={apiKey !== null}
      title={t`Revoke ${apiKey?.name ?? ''}?`}
      action={t`Revoke`}
      isDestructive
      isBusy={revoke.isPending}
      onConfirm={() => apiKey && revoke.mutate({ params: { id: apiKey.id } })}
      onCancel={onClose}
    >
      <Trans>Whatever uses it is refused from that moment on. This cannot be taken back.</Trans>
      {apiKey?.lastUsedAt && (
        <Text mt="xs">
          <Trans>
            Last used <RelativeTime at={apiKey.lastUsedAt} />.
          </Trans>
        </Text>
      )}
    </Confirm>
  )
}

function useKeyColumns(): readonly Column<KeyRow>[] {
  const { t } = useLingui()
  return useMemo(
    () => [
      { id: 'name', title: t`Name`, cell: (key) => <Text fw={500}>{key.name}</Text> },
      {
        id: 'kind',
        title: t`Kind`,
        width: '190px',
        cell: (key) => <KeyKind apiKey={key} />,
      },
      { id: 'start', title: t`Begins with`, width: '160px', cell: (key) => <Code>{key.start}…</Code> },
      {
        id: 'used',
        title: t`Last used`,
        width: '150px',
        cell: (key) => (key.lastUsedAt === null ? <Trans>Never</Trans> : <RelativeTime at={key.lastUsedAt} />),
      },
    ],
    [t],
  )
}

function KeyKind({ apiKey: { kind, role } }: { apiKey: KeyRow }) {
  const { i18n } = useTexts()
  if (kind === 'write') {
    return (
      <Badge>
        <Trans>Write key</Trans>
      </Badge>
    )
  }
  const may = isRole(role) ? i18n._(roleWords[role].label) : role
  return (
    <Badge color="accent">
      <Trans>API key · {may}</Trans>
    </Badge>
  )
}

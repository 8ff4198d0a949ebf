import { Badge, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui as useTexts } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconMailOff, IconPlus } from '@tabler/icons-react'
import { useMemo, useState, type SyntheticEvent } from 'react'
import { usePages, useWrite, type RowOf } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Section } from '../ui/section.tsx'
import { EmptyState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'

type Suppression = RowOf<'listSuppressions'>

const reasonWords: Readonly<Record<Suppression['reason'], MessageDescriptor>> = {
  unsubscribed: msg`Unsubscribed`,
  bounced: msg`Mail came back`,
  complained: msg`Complained`,
}

/** Addresses nobody may write to, whatever a flow says. */
export function SuppressionList() {
  const { t } = useLingui()
  const mayAdd = useMay('marketer')
  const mayRemove = useMay('admin')
  const [isAdding, setIsAdding] = useState(false)
  const remove = useWrite('removeSuppression', { invalidates: ['settings'] })
  const add = mayAdd && (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setIsAdding(true)}
    >
      <Trans>Add an address</Trans>
    </Button>
  )
  return (
    <Section
      title={t`Never write to`}
      lead={t`Checked at the moment of sending, also for flows already under way.`}
      action={add}
      isFlush
    >
      <DataTable
        label={t`Never write to`}
        listing={usePages('listSuppressions', { query: {} })}
        columns={useColumns()}
        rowKey={({ hash }) => hash}
        {...(mayRemove && {
          rowActions: ({ hash, address }: Suppression) => (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t`Take off the list: ${address ?? ''}`}
              onClick={() => remove.mutate({ params: { hash } })}
            >
              <Trans>Take off</Trans>
            </Button>
          ),
        })}
        empty={
          <EmptyState title={t`Everybody may be written to`} icon={<IconMailOff size={22} aria-hidden />}>
            <Trans>Who unsubscribes, or whose mail comes back, is kept here.</Trans>
          </EmptyState>
        }
      />
      <Modal opened={isAdding} onClose={() => setIsAdding(false)} title={t`Never write to`}>
        <AddressForm onDone={() => setIsAdding(false)} />
      </Modal>
    </Section>
  )
}

function useColumns(): readonly Column<Suppression>[] {
  const { t } = useLingui()
  const { i18n } = useTexts()
  return useMemo(
    () => [
      { id: 'address', title: t`Address`, cell: ({ address }) => address ?? t`Erased` },
      {
        id: 'reason',
        title: t`Why`,
        width: '170px',
        cell: ({ reason }) => <Badge color="gray">{i18n._(reasonWords[reason])}</Badge>,
      },
      { id: 'at', title: t`Since`, width: '150px', cell: ({ at }) => <RelativeTime at={at} /> },
    ],
    [t, i18n],
  )
}

function AddressForm({ onDone }: { onDone: () => void }) {
  const { t } = useLingui()
  const [address, setAddress] = useState('')
  const add = useWrite('addSuppression', { invalidates: ['settings'], onDone })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    add.mutate({ body: { address: address.trim(), reason: 'unsubscribed' } })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          type="email"
          label={t`E-mail address`}
          required
          data-autofocus
          value={address}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={add.isPending}>
            <Trans>Add</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

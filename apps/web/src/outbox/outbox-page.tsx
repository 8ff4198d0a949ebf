import { Alert, Drawer, Group, Select, Stack } from '@mantine/core'
import { useLingui as useTexts } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconMail } from '@tabler/icons-react'
import { useWorkspace } from '../data/definitions.ts'
import { usePages } from '../data/queries.ts'
import { DataTable } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { DeliveryReader } from './delivery-reader.tsx'
import { channelWords, isDeliveryChannel, isDeliveryStatus, statusWords } from './delivery-words.tsx'
import { HeldNotices } from './held-notices.tsx'
import { PausedSteps } from './paused-steps.tsx'
import { RetryAll } from './retry-all.tsx'
import { useDeliveryColumns } from './use-delivery-columns.tsx'

/** Everything that left or would have left: a list, and a reader beside it. */
export function OutboxPage() {
  const { t } = useLingui()
  const workspace = useWorkspace()
  const [open, setOpen] = useAddressParam('message')
  return (
    <Page>
      <PageHeader title={t`Outbox`} lead={t`Every message a flow sent, newest first.`} />
      <Stack gap="md">
        {workspace?.smtp === false && (
          <Alert icon={<IconMail size={18} />} title={t`No mail server is set up`}>
            <Trans>E-mails are kept here to be read and do not leave. Whoever runs the server can set one up.</Trans>
          </Alert>
        )}
        <PausedSteps />
        <HeldNotices />
        <Filters />
        <DeliveryList open={open} onOpen={setOpen} />
      </Stack>
      <Drawer opened={open !== ''} onClose={() => setOpen('')} position="right" size="lg" title={t`Message`}>
        {open && <DeliveryReader id={open} />}
      </Drawer>
    </Page>
  )
}

function DeliveryList({ open, onOpen }: { open: string; onOpen: (id: string) => void }) {
  const { t } = useLingui()
  const [status] = useAddressParam('status')
  const [channel] = useAddressParam('channel')
  const query = {
    ...(isDeliveryStatus(status) && { status }),
    ...(isDeliveryChannel(channel) && { channel }),
  }
  const isFiltered = Object.keys(query).length > 0
  return (
    <DataTable
      label={t`Messages`}
      listing={usePages('listDeliveries', { query })}
      columns={useDeliveryColumns()}
      rowKey={(delivery) => delivery.id}
      onRowClick={(delivery) => onOpen(delivery.id)}
      isCurrent={(delivery) => delivery.id === open}
      empty={
        <EmptyState
          title={isFiltered ? t`No message matches` : t`Nothing has been sent yet`}
          icon={<IconMail size={22} aria-hidden />}
        >
          {!isFiltered && <Trans>When a flow sends an e-mail or notifies somebody, the message is kept here.</Trans>}
        </EmptyState>
      }
    />
  )
}

function Filters() {
  const { t } = useLingui()
  const { i18n } = useTexts()
  const [status, setStatus] = useAddressParam('status')
  const [channel, setChannel] = useAddressParam('channel')
  return (
    <Group gap="sm">
      <Select
        aria-label={t`State`}
        placeholder={t`Any state`}
        clearable
        clearButtonProps={{ 'aria-label': t`Any state` }}
        w={200}
        value={isDeliveryStatus(status) ? status : null}
        onChange={(value) => setStatus(value ?? '')}
        data={Object.entries(statusWords).map(([value, { label }]) => ({ value, label: i18n._(label) }))}
      />
      <Select
        aria-label={t`Channel`}
        placeholder={t`Any channel`}
        clearable
        clearButtonProps={{ 'aria-label': t`Any channel` }}
        w={200}
        value={isDeliveryChannel(channel) ? channel : null}
        onChange={(value) => setChannel(value ?? '')}
        data={Object.entries(channelWords).map(([value, label]) => ({ value, label: i18n._(label) }))}
      />
      {(status === 'needs-attention' || status === 'unknown') && <RetryAll status={status} />}
    </Group>
  )
}

import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconBell, IconChecks } from '@tabler/icons-react'
import { usePages, useRead, useWrite } from '../data/queries.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { NotificationList } from './notification-list.tsx'

/** What flows told me, newest first. */
export function NotificationsPage() {
  const { t } = useLingui()
  const unread = useRead('listNotifications', { query: { limit: 1 } }).data?.unread ?? 0
  const mark = useWrite('markNotifications', { invalidates: ['notification'] })
  return (
    <NarrowPage>
      <PageHeader
        title={t`Notifications`}
        actions={
          unread > 0 && (
            <Button
              variant="default"
              leftSection={<IconChecks size={16} aria-hidden />}
              loading={mark.isPending}
              onClick={() => mark.mutate({ body: {} })}
            >
              <Trans>Mark all as read</Trans>
            </Button>
          )
        }
      />
      <Inbox onRead={(id) => mark.mutate({ body: { ids: [id] } })} />
    </NarrowPage>
  )
}

function Inbox({ onRead }: { onRead: (id: string) => void }) {
  const { t } = useLingui()
  const [only, setOnly] = useAddressParam('only')
  const isUnread = only === 'unread'
  const listing = usePages('listNotifications', { query: isUnread ? { unread: 'true' } : {} })
  return (
    <Stack gap="md">
      <Group>
        <SegmentedControl
          aria-label={t`Which notifications`}
          value={isUnread ? 'unread' : ''}
          onChange={setOnly}
          data={[
            { value: '', label: t({ message: 'All', context: 'notifications' }) },
            { value: 'unread', label: t({ message: 'Unread', context: 'notifications' }) },
          ]}
        />
      </Group>
      {listing.error && <FailedState error={listing.error} onRetry={listing.retry} />}
      {listing.rows?.length === 0 ? (
        <EmptyState title={isUnread ? t`All read` : t`No notifications yet`} icon={<IconBell size={22} aria-hidden />}>
          <Trans>A flow that notifies you or your team writes to you here.</Trans>
        </EmptyState>
      ) : (
        !listing.error && <NotificationList listing={listing} onRead={onRead} />
      )}
    </Stack>
  )
}

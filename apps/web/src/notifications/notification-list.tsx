import { Button, Card, Skeleton, Text, VisuallyHidden } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { Listing } from '../data/listing.ts'
import type { RowOf } from '../data/queries.ts'
import { RelativeTime } from '../ui/times.tsx'
import css from './notifications.module.css'

type NotificationRow = RowOf<'listNotifications'>

interface NotificationListProps {
  listing: Listing<NotificationRow>
  onRead: (id: string) => void
}

/** The inbox: unread ones stand out, and opening one reads it. */
export function NotificationList({ listing, onRead }: NotificationListProps) {
  const { t } = useLingui()
  return (
    <Card padding={0}>
      <ul className={css.list} aria-label={t`Notifications`} aria-busy={!listing.rows}>
        {listing.rows?.map((row) => <Entry key={row.id} row={row} onRead={onRead} />) ?? <EntrySkeletons />}
      </ul>
      {listing.more && (
        <Button variant="subtle" fullWidth loading={listing.more.isLoading} onClick={listing.more.load}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </Card>
  )
}

function Entry({ row, onRead }: { row: NotificationRow; onRead: (id: string) => void }) {
  const { t } = useLingui()
  const isUnread = row.readAt === null
  return (
    <li className={css.entry} data-unread={isUnread || undefined}>
      <span className={css.dot} aria-hidden />
      <div className={css.words}>
        <Text fw={isUnread ? 600 : 500} component="h2" fz="md">
          {isUnread && (
            <VisuallyHidden>
              <Trans>Unread:</Trans>{' '}
            </VisuallyHidden>
          )}
          {row.title}
        </Text>
        {row.body && <Text className={css.body}>{row.body}</Text>}
        <Text size="xs" c="dimmed" component="div" className={css.foot}>
          <RelativeTime at={row.at} />
          {row.contact && <Link to={`/contacts/${row.contact.id}`}>{row.contact.name}</Link>}
          {row.run && (
            <Link to={`/runs/${row.run}`}>
              <Trans>Why I got this</Trans>
            </Link>
          )}
        </Text>
      </div>
      {isUnread && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t`Mark as read: ${row.title}`}
          onClick={() => onRead(row.id)}
        >
          <Trans>Mark as read</Trans>
        </Button>
      )}
    </li>
  )
}

function EntrySkeletons() {
  return [1, 2, 3, 4].map((entry) => (
    <li key={entry} className={css.entry}>
      <span className={css.dot} />
      <div className={css.words}>
        <Skeleton height={12} width="45%" mb={8} />
        <Skeleton height={10} width="70%" />
      </div>
    </li>
  ))
}

import type { Cause } from '@etape/crm'
import { Button, Group, Skeleton, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { RowOf } from '../data/queries.ts'
import type { Listing } from '../data/listing.ts'
import { CauseText } from '../runs/cause-text.tsx'
import { ChangeLine } from '../runs/change-line.tsx'
import { FailedState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'
import css from './changes-list.module.css'

type ChangeRow = RowOf<'listCompanyChanges'>

/** Writes to a record, newest first, also those that were refused, each with who or what made it. */
export function ChangesList({ listing: { rows, error, retry, more } }: { listing: Listing<ChangeRow> }) {
  if (error) return <FailedState error={error} onRetry={retry} />
  if (!rows) return <Skeleton height={60} m="md" />
  if (rows.length === 0)
    return (
      <Text c="dimmed" p="md">
        <Trans>Nothing has been changed.</Trans>
      </Text>
    )
  return (
    <>
      <ul className={css.list}>
        {rows.map((change) => (
          <li key={change.id} className={css.change}>
            <ChangeLine of="company" change={change} />
            <div className={css.cause}>
              <RelativeTime at={change.at} /> · <CauseText cause={change.cause as Cause} />
            </div>
          </li>
        ))}
      </ul>
      {more && (
        <Group justify="center" p="sm">
          <Button size="xs" variant="default" loading={more.isLoading} onClick={more.load}>
            <Trans>Show earlier</Trans>
          </Button>
        </Group>
      )}
    </>
  )
}

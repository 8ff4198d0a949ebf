import { Badge } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { Section } from '../ui/section.tsx'
import { EmptyState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { shownListing } from './shown-listing.ts'
import type { Stuck } from './stuck.ts'

type Worker = Stuck['workers'][number]

/** The processes that take turns and send, and whether one has stopped without a word. */
export function WorkerList({ workers }: { workers: readonly Worker[] }) {
  const { t } = useLingui()
  const columns = useMemo(
    (): readonly Column<Worker>[] => [
      { id: 'host', title: t`Machine`, cell: ({ host }) => host },
      {
        id: 'state',
        title: t`State`,
        width: '150px',
        cell: ({ isSilent }) =>
          isSilent ? (
            <Badge color="red">
              <Trans>Stopped</Trans>
            </Badge>
          ) : (
            <Badge color="green">
              <Trans>At work</Trans>
            </Badge>
          ),
      },
      { id: 'beat', title: t`Last heard of`, width: '180px', cell: ({ beatAt }) => <RelativeTime at={beatAt} /> },
      {
        id: 'started',
        title: t`Started`,
        width: '180px',
        wideOnly: true,
        cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
      },
    ],
    [t],
  )
  return (
    <Section title={t`Workers`} lead={t`Processes that move contacts and send messages.`} isFlush>
      <DataTable
        label={t`Workers`}
        listing={shownListing(workers)}
        columns={columns}
        rowKey={({ host, startedAt }) => `${host} ${startedAt}`}
        empty={<EmptyState title={t`Nobody is at work`} />}
      />
    </Section>
  )
}

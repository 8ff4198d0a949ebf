import { Group, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useFormats } from '../text/formats.ts'
import type { Column } from '../ui/data-table.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { ChangedBadge, FlowStatusBadge, type FlowRow } from './flow-status.tsx'

/** The columns of the list of flows. */
export function useFlowColumns(): readonly Column<FlowRow>[] {
  const { t } = useLingui()
  const { number } = useFormats()
  return useMemo(
    () => [
      { id: 'name', title: t`Name`, cell: (flow) => <FlowName flow={flow} /> },
      { id: 'status', title: t`State`, width: '200px', cell: (flow) => <FlowState flow={flow} /> },
      {
        id: 'enrolled',
        title: t`Enrolled`,
        width: '96px',
        align: 'end',
        cell: ({ counts }) => number(counts.enrolled),
      },
      {
        id: 'waiting',
        title: t`Under way`,
        width: '104px',
        align: 'end',
        cell: ({ counts }) => number(counts.waiting),
      },
      {
        id: 'ended',
        title: t`Ended`,
        width: '104px',
        align: 'end',
        cell: ({ counts }) => number(counts.ended),
        wideOnly: true,
      },
      {
        id: 'failed',
        title: t`Failed`,
        width: '84px',
        align: 'end',
        cell: ({ counts }) => <Failed count={counts.failed} />,
      },
      { id: 'changed', title: t`Last change`, width: '180px', cell: (flow) => <LastChange flow={flow} /> },
    ],
    [t, number],
  )
}

function FlowName({ flow }: { flow: FlowRow }) {
  return (
    <>
      {flow.name}
      {flow.description && (
        <Text size="xs" c="dimmed" fw={400} lineClamp={1} component="span">
          {flow.description}
        </Text>
      )}
    </>
  )
}

function FlowState({ flow }: { flow: FlowRow }) {
  return (
    <Group gap={6} component="span" wrap="wrap">
      <FlowStatusBadge status={flow.status} version={flow.version} />
      {flow.changed && flow.version !== null && flow.status !== 'archived' && <ChangedBadge />}
    </Group>
  )
}

function Failed({ count }: { count: number }) {
  const { number } = useFormats()
  return (
    <Text component="span" c={count > 0 ? 'var(--bad)' : 'dimmed'}>
      {number(count)}
    </Text>
  )
}

function LastChange({ flow }: { flow: FlowRow }) {
  const by = flow.updatedBy
  return (
    <span>
      <RelativeTime at={flow.updatedAt} />
      {by && (
        <Text size="xs" c="dimmed" component="span" display="block">
          <Trans>by {by}</Trans>
        </Text>
      )}
    </span>
  )
}

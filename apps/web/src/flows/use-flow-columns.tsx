import { Badge, Group, Text } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconFolder } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useRead } from '../data/queries.ts'
import { useFormats } from '../text/formats.ts'
import type { Column } from '../ui/data-table.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { countDays } from './activity.ts'
import { ChangedBadge, FlowStatusBadge, type FlowRow } from './flow-status.tsx'
import { Sparkline } from './sparkline.tsx'

const activeDays = 14

/** The columns of the list of flows. */
export function useFlowColumns(): readonly Column<FlowRow>[] {
  const { t } = useLingui()
  const { number } = useFormats()
  const activity = useActivity()
  return useMemo(
    () => [
      { id: 'name', title: t`Name`, cell: (flow) => <FlowName flow={flow} /> },
      { id: 'status', title: t`State`, width: '150px', cell: (flow) => <FlowState flow={flow} /> },
      {
        id: 'activity',
        title: t`Last ${activeDays} days`,
        width: '124px',
        wideOnly: true,
        cell: ({ id, name }) => <Activity counts={activity.get(id)} name={name} />,
      },
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
        width: '84px',
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
      { id: 'changed', title: t`Last change`, width: '170px', cell: (flow) => <LastChange flow={flow} /> },
    ],
    [t, number, activity],
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
      <Filed flow={flow} />
    </>
  )
}

/** Its folder, tags and owner, where it has any. */
function Filed({ flow: { folder, tags, owner } }: { flow: FlowRow }) {
  if (!folder && tags.length === 0 && !owner) return null
  return (
    <Group gap={6} component="span" mt={4}>
      {folder && (
        <Badge color="gray" leftSection={<IconFolder size={12} aria-hidden />}>
          {folder}
        </Badge>
      )}
      {tags.map((tag) => (
        <Badge key={tag} variant="outline" color="gray">
          {tag}
        </Badge>
      ))}
      {owner && (
        <Text size="xs" c="dimmed" component="span">
          {owner.name}
        </Text>
      )}
    </Group>
  )
}

const noDays: readonly number[] = Array.from({ length: activeDays }, () => 0)

function Activity({ counts = noDays, name }: { counts: readonly number[] | undefined; name: string }) {
  const { t } = useLingui()
  const sum = counts.reduce((total, count) => total + count, 0)
  return (
    <Sparkline
      values={counts}
      label={t`${name}: ${plural(sum, { one: '# contact came in', other: '# contacts came in' })}`}
    />
  )
}

function useActivity(): ReadonlyMap<string, readonly number[]> {
  const { data } = useRead('readFlowActivity', { query: { days: activeDays } }, { staleTimeMs: 60_000 })
  return useMemo(() => (data ? countDays(data, activeDays) : new Map()), [data])
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

import { Button, Card, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconChecklist, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Listing } from '../data/listing.ts'
import { usePages } from '../data/queries.ts'
import { useMay, useSession } from '../data/session.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { NewTask } from './new-task.tsx'
import { TaskLine } from './task-line.tsx'
import type { TaskRow } from './task-words.ts'
import css from './tasks.module.css'

const states = ['open', 'overdue', 'done'] as const
type State = (typeof states)[number]

/** What is to be done: mine or everybody's, open, overdue or done, as the address says. */
export function TasksPage() {
  const { t } = useLingui()
  const { user } = useSession()
  const mayWrite = useMay('marketer')
  const [isNew, setIsNew] = useState(false)
  const [asked] = useAddressParam('state')
  const [whose] = useAddressParam('whose')
  const state = states.find((known) => known === asked) ?? 'open'
  const listing = usePages('listTasks', {
    query: { state, limit: 50, ...(whose !== 'all' && { assignee: user.id }) },
  })
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsNew(true)}>
      <Trans>New task</Trans>
    </Button>
  )
  return (
    <NarrowPage>
      <PageHeader title={t`Tasks`} actions={create} />
      <Stack gap="md">
        <Filters state={state} />
        <TaskList listing={listing} state={state} isMine={whose !== 'all'} />
      </Stack>
      <NewTask isOpen={isNew} onClose={() => setIsNew(false)} />
    </NarrowPage>
  )
}

function Filters({ state }: { state: State }) {
  const { t } = useLingui()
  const [, setState] = useAddressParam('state')
  const [whose, setWhose] = useAddressParam('whose')
  return (
    <Group gap="sm" justify="space-between">
      <SegmentedControl
        aria-label={t`Which tasks`}
        data={[
          { value: 'open', label: t`Open` },
          { value: 'overdue', label: t`Overdue` },
          { value: 'done', label: t({ message: 'Done', context: 'tasks' }) },
        ]}
        value={state}
        onChange={(next) => setState(next === 'open' ? '' : next)}
      />
      <SegmentedControl
        aria-label={t`Whose tasks`}
        data={[
          { value: '', label: t`Mine` },
          { value: 'all', label: t`Everybody’s` },
        ]}
        value={whose === 'all' ? 'all' : ''}
        onChange={setWhose}
      />
    </Group>
  )
}

function TaskList({ listing, state, isMine }: { listing: Listing<TaskRow>; state: State; isMine: boolean }) {
  const { rows, error, retry, more, isStale } = listing
  if (error) return <FailedState error={error} onRetry={retry} />
  if (rows?.length === 0) return <NoTasks state={state} isMine={isMine} />
  return (
    <Card padding={0} aria-busy={!rows || isStale} data-stale={isStale || undefined}>
      <ul className={css.list}>
        {rows?.map((task) => <TaskLine key={task.id} task={task} />) ??
          [60, 45, 70, 52].map((width) => (
            <li key={width} className={css.task}>
              <Skeleton height={18} width={18} />
              <Skeleton height={12} width={`${width}%`} />
            </li>
          ))}
      </ul>
      {more && (
        <Group justify="center" p="md">
          <Button size="xs" variant="default" loading={more.isLoading} onClick={more.load}>
            <Trans>Show more</Trans>
          </Button>
        </Group>
      )}
    </Card>
  )
}

function NoTasks({ state, isMine }: { state: State; isMine: boolean }) {
  const { t } = useLingui()
  const titles = {
    open: isMine ? t`You have nothing to do` : t`Nobody has anything to do`,
    overdue: t`Nothing is overdue`,
    done: t`Nothing is done yet`,
  }
  return (
    <EmptyState title={titles[state]} icon={<IconChecklist size={22} aria-hidden />}>
      {state === 'open' && <Trans>Tasks that flows or colleagues make appear here, soonest due first.</Trans>}
    </EmptyState>
  )
}

import { Anchor, Checkbox, Skeleton, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconChecklist } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useRead, useWrite, type RowOf } from '../data/queries.ts'
import { useMay, useSession } from '../data/session.ts'
import { Section } from '../ui/section.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { showUndo } from '../ui/toasts.tsx'
import { useNow } from '../ui/use-now.ts'
import css from './home.module.css'

type Task = RowOf<'listTasks'>

/** What I have to do, soonest first. */
export function MyTasks() {
  const { t } = useLingui()
  const all = (
    <Anchor component={Link} to="/tasks" fw={500}>
      <Trans>All tasks</Trans>
    </Anchor>
  )
  return (
    <Section title={t`My tasks`} action={all} isFlush>
      <Tasks />
    </Section>
  )
}

function Tasks() {
  const { t } = useLingui()
  const { user } = useSession()
  const tasks = useRead('listTasks', { query: { assignee: user.id, limit: 6 } })
  if (tasks.error) return <FailedState error={tasks.error} onRetry={() => void tasks.refetch()} />
  if (tasks.data?.rows.length === 0) {
    return (
      <EmptyState title={t`No open tasks`} icon={<IconChecklist size={22} aria-hidden />}>
        <Trans>Tasks that flows or colleagues give you are listed here.</Trans>
      </EmptyState>
    )
  }
  return (
    <ul className={css.list} aria-busy={!tasks.data}>
      {tasks.data?.rows.map((task) => <TaskRow key={task.id} task={task} />) ??
        [1, 2, 3].map((row) => (
          <li key={row} className={css.row}>
            <Skeleton height={18} width={18} />
            <Skeleton height={12} width="60%" />
          </li>
        ))}
    </ul>
  )
}

function TaskRow({ task }: { task: Task }) {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const now = useNow()
  const write = useWrite('updateTask', { invalidates: ['task'] })
  const mark = (done: boolean) => write.mutate({ params: { id: task.id }, body: { done } })
  const finish = () => {
    mark(true)
    showUndo(t`Done: ${task.title}`, () => mark(false))
  }
  const isLate = task.dueAt !== null && task.dueAt < now
  return (
    <li className={css.row}>
      <Checkbox
        checked={write.isPending}
        disabled={!mayWrite}
        onChange={finish}
        aria-label={t`Mark “${task.title}” as done`}
      />
      <span className={css.words}>
        {task.contact ? (
          <Link className={css.task} to={`/contacts/${task.contact.id}`}>
            {task.title}
          </Link>
        ) : (
          task.title
        )}
        <Text size="xs" c="dimmed" component="span" display="block">
          {task.contact?.name ?? task.company?.name ?? task.deal?.name}
        </Text>
      </span>
      {task.dueAt !== null && (
        <Text size="xs" component="span" className={isLate ? css.overdue : ''} {...(!isLate && { c: 'dimmed' })}>
          <RelativeTime at={task.dueAt} />
        </Text>
      )}
    </li>
  )
}

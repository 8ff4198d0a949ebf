import { Badge, Checkbox, Text, UnstyledButton } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMay } from '../data/session.ts'
import { RelativeTime } from '../ui/times.tsx'
import { useNow } from '../ui/use-now.ts'
import { EditTask } from './edit-task.tsx'
import { priorityWords, typeIcons, typeWords, type TaskRow } from './task-words.ts'
import css from './tasks.module.css'
import { useTaskDone } from './use-task-done.ts'

/** One task: its tick, what is to be done and about whom, until when. */
export function TaskLine({ task }: { task: TaskRow }) {
  const { t } = useMacro()
  const mayWrite = useMay('marketer')
  const [isOpen, setIsOpen] = useState(false)
  const { toggle, isDone } = useTaskDone(task)
  return (
    <li className={css.task} data-done={isDone || undefined}>
      <Checkbox
        className={css.above}
        checked={isDone}
        disabled={!mayWrite}
        onChange={toggle}
        aria-label={isDone ? t`Open “${task.title}” again` : t`Mark “${task.title}” as done`}
      />
      <div className={css.words}>
        {mayWrite ? (
          <UnstyledButton className={css.cover} onClick={() => setIsOpen(true)}>
            {task.title}
          </UnstyledButton>
        ) : (
          <span className={css.title}>{task.title}</span>
        )}
        <About task={task} />
      </div>
      <Due task={task} />
      <EditTask task={task} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </li>
  )
}

function About({ task: { type, contact, company, deal, assignee, priority } }: { task: TaskRow }) {
  const { i18n } = useLingui()
  const Icon = typeIcons[type]
  return (
    <div className={css.about}>
      <span className={css.type}>
        <Icon size={14} aria-hidden /> {i18n._(typeWords[type])}
      </span>
      {contact && <Link to={`/contacts/${contact.id}`}>{contact.name}</Link>}
      {company && <Link to={`/companies/${company.id}`}>{company.name}</Link>}
      {deal && <Link to={`/deals/${deal.id}`}>{deal.name}</Link>}
      {assignee ? <span>{assignee.name}</span> : <Trans>Nobody yet</Trans>}
      {priority === 'high' && (
        <Badge size="sm" color="red">
          {i18n._(priorityWords.high)}
        </Badge>
      )}
    </div>
  )
}

function Due({ task: { dueAt, doneAt } }: { task: TaskRow }) {
  const now = useNow()
  if (doneAt !== null)
    return (
      <Text size="xs" c="dimmed" className={css.due ?? ''}>
        <RelativeTime at={doneAt} />
      </Text>
    )
  if (dueAt === null) return null
  return (
    <span className={css.due} data-late={dueAt < now || undefined}>
      <RelativeTime at={dueAt} />
    </span>
  )
}

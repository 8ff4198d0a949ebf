import type { RequestOf } from '@etape/contract'
import type { TaskRow } from './task-words.ts'

/** A task while it is written; `contact` is fixed once it is made. */
export interface TaskDraft {
  type: TaskRow['type']
  title: string
  notes: string
  dueAt: number | null
  priority: TaskRow['priority']
  assignee: string | null
  contact: TaskRow['contact']
}

export const newDraft = (assignee: string, contact: TaskRow['contact']): TaskDraft => ({
  type: 'to-do',
  title: '',
  notes: '',
  dueAt: null,
  priority: 'normal',
  assignee,
  contact,
})

export const draftOf = ({ type, title, notes, dueAt, priority, assignee, contact }: TaskRow): TaskDraft => ({
  type,
  title,
  notes,
  dueAt,
  priority,
  assignee: assignee?.id ?? null,
  contact,
})

/** What of a task can still be changed, as the server takes it. */
export function changesOf({ contact: _, ...draft }: TaskDraft): RequestOf<'updateTask'>['body'] {
  return { ...draft, title: draft.title.trim() }
}

/** Nine in the morning, so many days from now, where the reader is. */
export function morningIn(days: number, now: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + days)
  return day.setHours(9, 0, 0, 0)
}

import { useLingui } from '@lingui/react/macro'
import { useWrite } from '../data/queries.ts'
import { showUndo } from '../ui/toasts.tsx'
import type { TaskRow } from './task-words.ts'

/** Marks a task as done, with a way back, or as open again. */
export function useTaskDone({ id, title, doneAt }: TaskRow): { toggle: () => void; isDone: boolean } {
  const { t } = useLingui()
  const write = useWrite('updateTask', { invalidates: ['task'] })
  const mark = (done: boolean) => write.mutate({ params: { id }, body: { done } })
  const wasDone = doneAt !== null
  const toggle = () => {
    mark(!wasDone)
    if (!wasDone) showUndo(t`Done: ${title}`, () => mark(false))
  }
  // What is being written counts at once; if it fails, the tick goes back.
  return { toggle, isDone: write.isPending ? (write.variables.body.done ?? wasDone) : wasDone }
}

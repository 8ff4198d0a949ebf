import { Drawer } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useWrite } from '../data/queries.ts'
import { changesOf, draftOf } from './task-draft.ts'
import { TaskForm } from './task-form.tsx'
import type { TaskRow } from './task-words.ts'

interface EditTaskProps {
  task: TaskRow
  isOpen: boolean
  onClose: () => void
}

/** Changes a task. */
export function EditTask({ task, isOpen, onClose }: EditTaskProps) {
  const { t } = useLingui()
  return (
    <Drawer opened={isOpen} onClose={onClose} position="right" title={t`Task`}>
      <EditTaskForm task={task} onClose={onClose} />
    </Drawer>
  )
}

function EditTaskForm({ task, onClose }: Omit<EditTaskProps, 'isOpen'>) {
  const save = useWrite('updateTask', { invalidates: ['task'], onDone: onClose, onFailed: () => {} })
  return (
    <TaskForm
      begin={draftOf(task)}
      choosesContact={false}
      action={<Trans>Save</Trans>}
      isBusy={save.isPending}
      error={save.error}
      onSave={(draft) => save.mutate({ params: { id: task.id }, body: changesOf(draft) })}
      onCancel={onClose}
    />
  )
}

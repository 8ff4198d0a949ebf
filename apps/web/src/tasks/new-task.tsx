import { Modal } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useWrite } from '../data/queries.ts'
import { useSession } from '../data/session.ts'
import type { NamedRecord } from '../records/record-select.tsx'
import { showDone } from '../ui/toasts.tsx'
import { newDraft } from './task-draft.ts'
import { TaskForm } from './task-form.tsx'

interface NewTaskProps {
  /** What it is about, when that is known where one makes it. */
  contact?: NamedRecord
  company?: NamedRecord
  deal?: NamedRecord
  isOpen: boolean
  onClose: () => void
}

/** Gives somebody something to do. */
export function NewTask({ isOpen, onClose, ...about }: NewTaskProps) {
  const { t } = useLingui()
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`New task`}>
      <NewTaskForm onClose={onClose} {...about} />
    </Modal>
  )
}

function NewTaskForm({ contact, company, deal, onClose }: Omit<NewTaskProps, 'isOpen'>) {
  const { t } = useLingui()
  const { user } = useSession()
  const create = useWrite('createTask', {
    invalidates: ['task', 'contact'],
    onDone: ({ title }) => {
      showDone(t`Task added: ${title}`)
      onClose()
    },
    onFailed: () => {},
  })
  return (
    <TaskForm
      begin={newDraft(user.id, contact ?? null)}
      choosesContact={!contact && !company && !deal}
      action={<Trans>Add task</Trans>}
      isBusy={create.isPending}
      error={create.error}
      onSave={(draft) => {
        const about = { contact: draft.contact?.id ?? null, company: company?.id ?? null, deal: deal?.id ?? null }
        create.mutate({ body: { ...draft, title: draft.title.trim(), ...about } })
      }}
      onCancel={onClose}
    />
  )
}

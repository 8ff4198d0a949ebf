import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { useWrite } from '../data/queries.ts'
import { Confirm } from '../ui/confirm.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { ContactDetail } from './contact-page.tsx'

interface DeleteContactProps {
  contact: ContactDetail
  isOpen: boolean
  onClose: () => void
}

/** Asks before a contact goes with everything that is known of it. */
export function DeleteContact({ contact, isOpen, onClose }: DeleteContactProps) {
  const { t } = useLingui()
  const go = useNavigate()
  const remove = useWrite('deleteContact', {
    invalidates: ['contact', 'deal', 'task', 'segment'],
    onDone: () => {
      void go('/contacts')
      showDone(t`${contact.name} is deleted.`)
    },
  })
  return (
    <Confirm
      isOpen={isOpen}
      isDestructive
      isBusy={remove.isPending}
      title={t`Delete ${contact.name}?`}
      action={t`Delete the contact`}
      onConfirm={() => remove.mutate({ params: { id: contact.id } })}
      onCancel={onClose}
    >
      <Trans>
        Its personal data, events and messages are erased and its runs end. Deals and the company stay. This cannot be
        undone.
      </Trans>
    </Confirm>
  )
}

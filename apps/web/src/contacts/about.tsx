import { useLingui } from '@lingui/react/macro'
import { useWrite } from '../data/queries.ts'
import { FieldForm } from '../records/field-form.tsx'
import { RecordAbout } from '../records/record-about.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { ContactDetail } from './contact-page.tsx'

const saidElsewhere: ReadonlySet<string> = new Set([
  'first_name', 'last_name', 'stage', 'stage_since', 'status_since', 'updated_at',
]) // prettier-ignore

/** What is known of the contact; fields without a value are shown when one edits. */
export function About({ contact }: { contact: ContactDetail }) {
  const { t } = useLingui()
  return (
    <RecordAbout
      record="contact"
      fields={contact.fields}
      leftOut={saidElsewhere}
      editTitle={t`Edit contact`}
      editor={(close) => <EditContact contact={contact} onClose={close} />}
    />
  )
}

function EditContact({ contact, onClose }: { contact: ContactDetail; onClose: () => void }) {
  const { t } = useLingui()
  const save = useWrite('updateContact', {
    invalidates: ['contact'],
    onDone: ({ refused }) => {
      showDone(refused.length === 0 ? t`Saved.` : t`Saved, but some values were refused. The timeline says why.`)
      onClose()
    },
    onFailed: () => {},
  })
  return (
    <FieldForm
      record="contact"
      fields={contact.fields}
      isBusy={save.isPending}
      error={save.error}
      onSave={(fields) => save.mutate({ params: { id: contact.id }, body: { fields } })}
      onCancel={onClose}
    />
  )
}

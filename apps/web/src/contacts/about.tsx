import { Button, Drawer } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useMay } from '../data/session.ts'
import { useWrite } from '../data/queries.ts'
import { Facts } from '../records/facts.tsx'
import { FieldForm } from '../records/field-form.tsx'
import { Section } from '../ui/section.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { ContactDetail } from './contact-page.tsx'

const saidElsewhere: ReadonlySet<string> = new Set([
  'first_name', 'last_name', 'stage', 'stage_since', 'status_since', 'updated_at',
]) // prettier-ignore

/** What is known of the contact; fields without a value are shown when one edits. */
export function About({ contact }: { contact: ContactDetail }) {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const [isEditing, setIsEditing] = useState(false)
  const edit = mayWrite && (
    <Button size="compact-sm" variant="subtle" my={-4} onClick={() => setIsEditing(true)}>
      <Trans>Edit</Trans>
    </Button>
  )
  return (
    <Section title={t`About`} action={edit}>
      <Facts record="contact" fields={contact.fields} leftOut={saidElsewhere} />
      <Drawer opened={isEditing} onClose={() => setIsEditing(false)} position="right" title={t`Edit contact`}>
        <EditContact contact={contact} onClose={() => setIsEditing(false)} />
      </Drawer>
    </Section>
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

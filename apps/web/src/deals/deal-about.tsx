import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWrite } from '../data/queries.ts'
import { FieldForm } from '../records/field-form.tsx'
import { RecordAbout } from '../records/record-about.tsx'
import { CompanySelect, ContactsSelect, type NamedRecord } from '../records/record-select.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { DealDetail } from './deal-page.tsx'

const saidElsewhere: ReadonlySet<string> = new Set([
  'name', 'type', 'stage', 'stage_since', 'amount', 'currency', 'close_date', 'updated_at',
]) // prettier-ignore
const movedOnThePath: ReadonlySet<string> = new Set(['stage'])

/** What else is known of the deal, and the form to change it. */
export function DealAbout({ deal }: { deal: DealDetail }) {
  const { t } = useLingui()
  return (
    <RecordAbout
      record="deal"
      fields={deal.fields}
      leftOut={saidElsewhere}
      editTitle={t`Edit deal`}
      editor={(close) => <EditDeal deal={deal} onClose={close} />}
    />
  )
}

function EditDeal({ deal, onClose }: { deal: DealDetail; onClose: () => void }) {
  const { t } = useLingui()
  const [company, setCompany] = useState<NamedRecord | null>(deal.company)
  const [contacts, setContacts] = useState<readonly NamedRecord[]>(deal.contacts)
  const hasOtherCompany = company?.id !== deal.company?.id
  const hasOtherContacts = idsOf(contacts) !== idsOf(deal.contacts)
  const save = useWrite('updateDeal', {
    invalidates: ['deal', 'contact', 'company'],
    onDone: () => {
      showDone(t`Saved.`)
      onClose()
    },
    onFailed: () => {},
  })
  const parties = {
    ...(hasOtherCompany && { company: company?.id ?? null }),
    ...(hasOtherContacts && { contacts: contacts.map(({ id }) => id) }),
  }
  return (
    <FieldForm
      record="deal"
      fields={deal.fields}
      leftOut={movedOnThePath}
      isBusy={save.isPending}
      error={save.error}
      hasOtherChanges={hasOtherCompany || hasOtherContacts}
      onSave={(fields) => save.mutate({ params: { id: deal.id }, body: { fields, ...parties } })}
      onCancel={onClose}
    >
      <CompanySelect label={t`Company`} value={company} onChange={setCompany} />
      <ContactsSelect label={t`Contacts`} value={contacts} onChange={setContacts} />
    </FieldForm>
  )
}

const idsOf = (records: readonly NamedRecord[]) =>
  records
    .map(({ id }) => id)
    .sort()
    .join()

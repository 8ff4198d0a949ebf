import { useLingui } from '@lingui/react/macro'
import { useWrite } from '../data/queries.ts'
import { FieldForm } from '../records/field-form.tsx'
import { RecordAbout } from '../records/record-about.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { CompanyDetail } from './company-page.tsx'

const saidElsewhere: ReadonlySet<string> = new Set(['name', 'stage', 'stage_since', 'status_since', 'updated_at'])

/** What is known of the company, and the form to change it. */
export function CompanyAbout({ company }: { company: CompanyDetail }) {
  const { t } = useLingui()
  return (
    <RecordAbout
      record="company"
      fields={company.fields}
      leftOut={saidElsewhere}
      editTitle={t`Edit company`}
      editor={(close) => <EditCompany company={company} onClose={close} />}
    />
  )
}

function EditCompany({ company, onClose }: { company: CompanyDetail; onClose: () => void }) {
  const { t } = useLingui()
  const save = useWrite('updateCompany', {
    invalidates: ['company', 'contact'],
    onDone: ({ refused }) => {
      showDone(refused.length === 0 ? t`Saved.` : t`Saved, but some values were refused. The changes say why.`)
      onClose()
    },
    onFailed: () => {},
  })
  return (
    <FieldForm
      record="company"
      fields={company.fields}
      isBusy={save.isPending}
      error={save.error}
      onSave={(fields) => save.mutate({ params: { id: company.id }, body: { fields } })}
      onCancel={onClose}
    />
  )
}

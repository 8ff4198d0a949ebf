import { Button, Drawer } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { Facts } from '../records/facts.tsx'
import { FieldForm } from '../records/field-form.tsx'
import { Section } from '../ui/section.tsx'
import { showDone } from '../ui/toasts.tsx'
import type { CompanyDetail } from './company-page.tsx'

const saidElsewhere: ReadonlySet<string> = new Set(['name', 'stage', 'stage_since', 'status_since', 'updated_at'])

/** What is known of the company, and the form to change it. */
export function CompanyAbout({ company }: { company: CompanyDetail }) {
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
      <Facts record="company" fields={company.fields} leftOut={saidElsewhere} />
      <Drawer opened={isEditing} onClose={() => setIsEditing(false)} position="right" title={t`Edit company`}>
        <EditCompany company={company} onClose={() => setIsEditing(false)} />
      </Drawer>
    </Section>
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

import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useWrite } from '../data/queries.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { firstPlan, type Plan, type Preview } from './import-plan.ts'
import { PlanStep } from './plan-step.tsx'
import { UploadStep } from './upload-step.tsx'

/** Brings a file in: choose it, match its columns, look at the first rows, start. */
export function NewImportPage() {
  const { t } = useLingui()
  const go = useNavigate()
  const [uploaded, setUploaded] = useState<{ preview: Preview; plan: Plan } | null>(null)
  const start = useWrite('startImport', {
    invalidates: ['import', 'settings'],
    onDone: ({ id }) => void go(`/imports/${id}`),
  })
  return (
    <Page>
      <PageHeader title={t`Import a file`} lead={uploaded ? uploaded.preview.import.fileName : undefined} />
      {uploaded ? (
        <PlanStep
          preview={uploaded.preview}
          plan={uploaded.plan}
          isBusy={start.isPending}
          onChange={(plan) => setUploaded({ ...uploaded, plan })}
          onStart={() => start.mutate({ params: { id: uploaded.preview.import.id }, body: uploaded.plan })}
          onBack={() => setUploaded(null)}
        />
      ) : (
        <UploadStep onUploaded={(preview) => setUploaded({ preview, plan: firstPlan(preview) })} />
      )}
    </Page>
  )
}

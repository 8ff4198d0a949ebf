import { Stepper } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { keyOf, useWrite } from '../data/queries.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { CheckStep } from './check-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { firstPlan, type Plan, type Preview } from './import-plan.ts'
import css from './imports.module.css'
import { UploadStep } from './upload-step.tsx'

type StepAt = 0 | 1 | 2

/** Brings a file in: choose it, match its columns, look at the first rows, start. */
export function NewImportPage() {
  const { t } = useLingui()
  const go = useNavigate()
  const queries = useQueryClient()
  const [uploaded, setUploaded] = useState<{ preview: Preview; plan: Plan } | null>(null)
  const [step, setStep] = useState<StepAt>(0)
  const start = useWrite('startImport', {
    invalidates: ['import', 'settings'],
    onDone: (state) => {
      queries.setQueryData(keyOf('readImport', { params: { id: state.id } }), state)
      void go(`/imports/${state.id}`)
    },
    onFailed: () => {},
  })
  const showStep = (next: StepAt) => {
    setStep(next)
    window.scrollTo({ top: 0 })
  }
  const take = (preview: Preview) => {
    setUploaded({ preview, plan: firstPlan(preview) })
    showStep(1)
  }
  const onChange = (plan: Plan) => uploaded && setUploaded({ ...uploaded, plan })
  return (
    <Page>
      <PageHeader title={t`Import a file`} lead={uploaded?.preview.import.fileName} />
      <Stepper
        active={step}
        onStepClick={(next) => showStep(next as StepAt)}
        size="xs"
        classNames={{ root: css.stepper, steps: css.steps, stepWrapper: css.stepIcon, stepBody: css.stepBody }}
      >
        <Stepper.Step label={t`File`} />
        <Stepper.Step label={t`Columns`} allowStepSelect={uploaded !== null} />
        <Stepper.Step label={t`Check and start`} allowStepSelect={uploaded !== null} />
      </Stepper>
      {step === 0 && <UploadStep onUploaded={take} />}
      {uploaded && step === 1 && (
        <ColumnsStep {...uploaded} onChange={onChange} onBack={() => showStep(0)} onNext={() => showStep(2)} />
      )}
      {uploaded && step === 2 && (
        <CheckStep
          {...uploaded}
          isBusy={start.isPending}
          error={start.error}
          onChange={onChange}
          onBack={() => showStep(1)}
          onStart={() => start.mutate({ params: { id: uploaded.preview.import.id }, body: uploaded.plan })}
        />
      )}
    </Page>
  )
}

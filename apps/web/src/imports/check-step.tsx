import { Alert, Button, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Faults } from '../data/faults.tsx'
import { ProblemText } from '../data/problem.tsx'
import { useRead } from '../data/queries.ts'
import { useFormats } from '../text/formats.ts'
import { Section } from '../ui/section.tsx'
import { FirstRows } from './first-rows.tsx'
import type { Plan, Preview } from './import-plan.ts'
import css from './imports.module.css'
import { PlanOptions } from './plan-options.tsx'

interface CheckStepProps {
  preview: Preview
  plan: Plan
  isBusy: boolean
  error: Error | null
  onChange: (plan: Plan) => void
  onBack: () => void
  onStart: () => void
}

/** How rows are treated, and the first of them as they would come out. */
export function CheckStep({ preview, plan, isBusy, error, onChange, onBack, onStart }: CheckStepProps) {
  const { t } = useLingui()
  const { number } = useFormats()
  const [settled] = useDebouncedValue(plan, 300)
  const params = { id: preview.import.id }
  const checked = useRead('previewImport', { params, body: settled }, { keepsLast: true })
  const faults = checked.data?.problems ?? []
  const isWrong = faults.some(({ severity }) => severity === 'error')
  const rows = number(preview.rows)
  return (
    <Stack gap="md">
      <Section title={t`Rows`}>
        <PlanOptions plan={plan} onChange={onChange} />
      </Section>
      {faults.length > 0 && (
        <Alert color={isWrong ? 'red' : 'yellow'} title={isWrong && t`It cannot be imported like this`}>
          <Faults problems={faults} />
        </Alert>
      )}
      <Section title={t`First rows, as they will be`} isFlush>
        <FirstRows plan={plan} checked={checked} />
      </Section>
      {error && (
        <Alert color="red">
          <ProblemText error={error} />
        </Alert>
      )}
      <div className={css.foot}>
        <Button variant="default" onClick={onBack}>
          <Trans>Back to the columns</Trans>
        </Button>
        <Button loading={isBusy} disabled={isWrong} onClick={onStart}>
          <Plural value={preview.rows} one={`Import ${rows} row`} other={`Import ${rows} rows`} />
        </Button>
      </div>
    </Stack>
  )
}

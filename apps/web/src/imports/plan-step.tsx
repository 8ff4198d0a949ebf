import { Button, Group, Stack } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Section } from '../ui/section.tsx'
import { Faults } from '../data/faults.tsx'
import { useFormats } from '../text/formats.ts'
import { ColumnRow } from './column-row.tsx'
import { FirstRows } from './first-rows.tsx'
import css from './imports.module.css'
import { withColumn, type Plan, type Preview } from './import-plan.ts'
import { PlanOptions } from './plan-options.tsx'

interface PlanStepProps {
  preview: Preview
  plan: Plan
  isBusy: boolean
  onChange: (plan: Plan) => void
  onStart: () => void
  onBack: () => void
}

/** What each column becomes and how rows are treated, with the first rows as they would come out. */
export function PlanStep({ preview, plan, isBusy, onChange, onStart, onBack }: PlanStepProps) {
  const { t } = useLingui()
  const { number } = useFormats()
  const rows = number(preview.rows)
  const mapped = plan.columns.filter(({ to }) => to.type !== 'skip').length
  return (
    <Stack gap="md">
      <Faults problems={preview.problems} />
      <Section title={t`Columns`} lead={t`${mapped} of ${plan.columns.length} are brought in.`} isFlush>
        <ul className={css.columns}>
          {preview.columns.map((found, index) => {
            const column = plan.columns[index]
            return (
              column && (
                <ColumnRow
                  key={found.column}
                  found={found}
                  object={plan.object}
                  column={column}
                  onChange={(next) => onChange(withColumn(plan, index, next))}
                />
              )
            )
          })}
        </ul>
      </Section>
      <Section title={t`Rows`}>
        <PlanOptions plan={plan} onChange={onChange} />
      </Section>
      <FirstRows importId={preview.import.id} plan={plan} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          <Trans>Another file</Trans>
        </Button>
        <Button loading={isBusy} disabled={mapped === 0} onClick={onStart}>
          <Plural value={preview.rows} one={`Import ${rows} row`} other={`Import ${rows} rows`} />
        </Button>
      </Group>
    </Stack>
  )
}

import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useCatalogReading } from '../data/definitions.ts'
import { Faults } from '../data/faults.tsx'
import { Section } from '../ui/section.tsx'
import { FailedState } from '../ui/states.tsx'
import { ColumnRow } from './column-row.tsx'
import { filterColumns, type Shown } from './filter-columns.ts'
import { isBroughtIn, withAllSuggested, withColumn, withNone, type Plan, type Preview } from './import-plan.ts'
import css from './imports.module.css'

interface ColumnsStepProps {
  preview: Preview
  plan: Plan
  onChange: (plan: Plan) => void
  onBack: () => void
  onNext: () => void
}

/** What each column becomes. */
export function ColumnsStep({ preview, plan, onChange, onBack, onNext }: ColumnsStepProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const broughtIn = plan.columns.filter(isBroughtIn).length
  const rows = filterColumns(preview, plan, { text, shown })
  const all = plan.columns.length
  const fields = useCatalogReading()
  if (fields.error)
    return <FailedState error={fields.error} title={t`The fields could not be read`} onRetry={fields.retry} />
  return (
    <Stack gap="md">
      {preview.problems.length > 0 && (
        <Alert color="yellow">
          <Faults problems={preview.problems} />
        </Alert>
      )}
      <Section
        title={t`Columns`}
        lead={
          <Plural
            value={broughtIn}
            one={`# of ${all} columns is brought in.`}
            other={`# of ${all} columns are brought in.`}
          />
        }
        isFlush
      >
        <Group gap="sm" className={css.toolbar}>
          <TextInput
            type="search"
            className={css.find ?? ''}
            aria-label={t`Find a column`}
            placeholder={t`Find a column`}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <ShownFilter shown={shown} broughtIn={broughtIn} all={all} onShow={setShown} />
          <Group gap={6}>
            <Button size="xs" variant="default" onClick={() => onChange(withAllSuggested(plan, preview))}>
              <Trans>All as suggested</Trans>
            </Button>
            <Button size="xs" variant="default" onClick={() => onChange(withNone(plan))}>
              <Trans>Leave all out</Trans>
            </Button>
          </Group>
        </Group>
        <ul className={css.columns}>
          {rows.map(({ found, column, at }) => (
            <ColumnRow
              key={found.column}
              found={found}
              rows={preview.rows}
              object={plan.object}
              column={column}
              onChange={(next) => onChange(withColumn(plan, at, next))}
            />
          ))}
        </ul>
        {rows.length === 0 && (
          <Text c="dimmed" p="md">
            <Trans>No column matches.</Trans>
          </Text>
        )}
      </Section>
      <div className={css.foot}>
        <Button variant="default" onClick={onBack}>
          <Trans>Another file</Trans>
        </Button>
        <Button disabled={broughtIn === 0} onClick={onNext}>
          <Trans>Continue</Trans>
        </Button>
      </div>
    </Stack>
  )
}

interface ShownFilterProps {
  shown: Shown
  broughtIn: number
  all: number
  onShow: (shown: Shown) => void
}

function ShownFilter({ shown, broughtIn, all, onShow }: ShownFilterProps) {
  const { t } = useLingui()
  const out = all - broughtIn
  return (
    <SegmentedControl
      size="xs"
      aria-label={t`Which columns`}
      data={[
        { value: 'all', label: t`All ${all}` },
        { value: 'in', label: t`Brought in ${broughtIn}` },
        { value: 'out', label: t`Left out ${out}` },
      ]}
      value={shown}
      onChange={onShow}
    />
  )
}

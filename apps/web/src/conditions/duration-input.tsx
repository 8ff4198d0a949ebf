import { durationUnits, type Duration, type DurationUnit } from '@etape/conditions'
import { Group, NativeSelect, NumberInput } from '@mantine/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { useLingui as useMacro } from '@lingui/react/macro'

const unitWords = {
  weeks: msg`weeks`,
  days: msg`days`,
  hours: msg`hours`,
  minutes: msg`minutes`,
  seconds: msg`seconds`,
}

/** A span of time as one amount of one unit. A span of several units shows its largest and keeps the rest until it is edited. */
export function DurationInput({ value, onChange }: { value: Duration; onChange: (value: Duration) => void }) {
  const { i18n } = useLingui()
  const { t } = useMacro()
  const unit: DurationUnit = durationUnits.find((known) => value[known]) ?? 'days'
  return (
    <Group gap={6} wrap="nowrap">
      <NumberInput
        size="xs"
        min={1}
        allowDecimal={false}
        aria-label={t`How long`}
        value={value[unit] ?? ''}
        onChange={(amount) => onChange({ [unit]: typeof amount === 'number' ? amount : 0 })}
      />
      <NativeSelect
        size="xs"
        aria-label={t`Unit`}
        data={durationUnits.map((known) => ({ value: known, label: i18n._(unitWords[known]) }))}
        value={unit}
        onChange={({ currentTarget }) => onChange({ [currentTarget.value]: value[unit] ?? 1 })}
      />
    </Group>
  )
}

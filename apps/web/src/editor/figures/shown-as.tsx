import { SegmentedControl } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'

export type ShownAs = 'charts' | 'tables'

interface ShownAsChoiceProps {
  value: ShownAs
  onChange: (shownAs: ShownAs) => void
}

/** Whether figures are drawn or written. */
export function ShownAsChoice({ value, onChange }: ShownAsChoiceProps) {
  const { t } = useLingui()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t`Figures as`}
      data={[
        { value: 'charts', label: t`Charts` },
        { value: 'tables', label: t`Tables` },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}

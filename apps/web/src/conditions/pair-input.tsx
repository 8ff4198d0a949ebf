import type { ComparedValue } from '@etape/conditions'
import { Group, NumberInput, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'

interface PairInputProps {
  of: 'date-pair' | 'number-pair'
  value: ComparedValue
  onChange: (value: ComparedValue) => void
}

/** The two ends of a range. */
export function PairInput({ of, value, onChange }: PairInputProps) {
  const { t } = useLingui()
  const ends = Array.isArray(value) ? value : []
  const names = [t`From`, t`To`]
  const change = (index: number, end: string | number) =>
    onChange([0, 1].map((at) => (at === index ? end : (ends[at] ?? (of === 'date-pair' ? '' : 0)))) as ComparedValue)

  return (
    <Group gap={6} wrap="nowrap" grow>
      {names.map((name, index) =>
        of === 'date-pair' ? (
          <TextInput
            key={name}
            size="xs"
            type="date"
            aria-label={name}
            value={String(ends[index] ?? '')}
            onChange={({ currentTarget }) => change(index, currentTarget.value)}
          />
        ) : (
          <NumberInput
            key={name}
            size="xs"
            aria-label={name}
            value={ends[index] ?? ''}
            onChange={(end) => change(index, typeof end === 'number' ? end : 0)}
          />
        ),
      )}
    </Group>
  )
}

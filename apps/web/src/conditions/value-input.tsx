import type { ComparedValue, Duration, Field, ValueControl } from '@etape/conditions'
import { MultiSelect, NativeSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useLabel } from '../text/use-language.ts'
import { DurationInput } from './duration-input.tsx'
import { PairInput } from './pair-input.tsx'

interface ValueInputProps {
  control: ValueControl
  choices: NonNullable<Field['choices']>
  value: ComparedValue
  onChange: (value: ComparedValue) => void
}

/** The value a line compares with, by the operator's control. */
export function ValueInput({ control, choices, value, onChange }: ValueInputProps) {
  const { t } = useLingui()
  const label = useLabel()
  const options = choices.map((choice) => ({ value: choice.value, label: label(choice.label) }))
  const name = t`Value`
  switch (control) {
    case 'none':
      return null
    case 'text':
      return (
        <TextInput
          size="xs"
          aria-label={name}
          value={textOf(value)}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
    case 'texts':
      return (
        <TagsInput
          size="xs"
          aria-label={name}
          placeholder={t`Type, then Enter`}
          value={textsOf(value)}
          onChange={onChange}
        />
      )
    case 'number':
      return (
        <NumberInput
          size="xs"
          aria-label={name}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      )
    case 'boolean':
      return (
        <NativeSelect
          size="xs"
          aria-label={name}
          data={[
            { value: 'true', label: t`yes` },
            { value: 'false', label: t`no` },
          ]}
          value={String(value === true)}
          onChange={({ currentTarget }) => onChange(currentTarget.value === 'true')}
        />
      )
    case 'date':
      return (
        <TextInput
          size="xs"
          type="date"
          aria-label={name}
          value={textOf(value)}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
    case 'choice':
      return (
        <Select
          size="xs"
          searchable
          aria-label={name}
          placeholder={t`Choose`}
          data={options}
          value={textOf(value) || null}
          onChange={(next) => onChange(next ?? '')}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          size="xs"
          searchable
          aria-label={name}
          placeholder={t`Choose`}
          data={options}
          value={textsOf(value)}
          onChange={onChange}
        />
      )
    case 'duration':
      return <DurationInput value={(value ?? {}) as Duration} onChange={onChange} />
    case 'date-pair':
    case 'number-pair':
      return <PairInput of={control} value={value} onChange={onChange} />
  }
}

const textOf = (value: ComparedValue) => (typeof value === 'string' ? value : '')
const textsOf = (value: ComparedValue): string[] => (Array.isArray(value) ? value.map(String) : [])

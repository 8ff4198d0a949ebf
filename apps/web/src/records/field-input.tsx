import type { Field, FieldValue } from '@etape/conditions'
import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useUsers } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import { fromDayText, fromLocalText, toDayText, toLocalText } from './local-time.ts'

interface FieldInputProps {
  field: Field
  value: FieldValue
  onChange: (value: FieldValue) => void
}

/** Writes the value of a field, by its type. Emptied is `null`. */
export function FieldInput({ field, value, onChange }: FieldInputProps) {
  const { t } = useLingui()
  const label = useLabel()
  const people = useUsers().map(({ id, name }) => ({ value: id, label: name }))
  const name = label(field.label)
  const text = typeof value === 'string' ? value : ''
  const choices = (field.choices ?? []).map((choice) => ({ value: choice.value, label: label(choice.label) }))
  switch (field.type) {
    case 'boolean':
      return (
        <Select
          clearable
          label={name}
          data={[
            { value: 'true', label: t`yes` },
            { value: 'false', label: t`no` },
          ]}
          value={value === null ? null : String(value)}
          onChange={(next) => onChange(next === null ? null : next === 'true')}
        />
      )
    case 'number':
      return (
        <NumberInput
          hideControls
          label={name}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      )
    case 'choice':
      return (
        <Select
          clearable
          searchable
          label={name}
          data={field.key === 'owner' ? people : choices}
          value={text || null}
          onChange={onChange}
        />
      )
    case 'multi-choice':
      return (
        <MultiSelect
          clearable
          searchable
          label={name}
          data={choices}
          value={Array.isArray(value) ? [...(value as readonly string[])] : []}
          onChange={(next) => onChange(next.length > 0 ? next : null)}
        />
      )
    case 'long-text':
      return (
        <Textarea
          autosize
          label={name}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
        />
      )
    case 'date':
    case 'date-time':
      return <DateInput field={field} value={value} onChange={onChange} />
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
      return (
        <TextInput label={name} value={text} onChange={({ currentTarget }) => onChange(currentTarget.value || null)} />
      )
  }
}

/** A `date` is midnight UTC of its day; a `date-time` is edited in the browser's zone. */
function DateInput({ field, value, onChange }: FieldInputProps) {
  const label = useLabel()
  const isDay = field.type === 'date'
  const at = typeof value === 'number' ? value : null
  return (
    <TextInput
      type={isDay ? 'date' : 'datetime-local'}
      label={label(field.label)}
      value={isDay ? toDayText(at) : toLocalText(at)}
      onChange={({ currentTarget: { value: text } }) => onChange(isDay ? fromDayText(text) : fromLocalText(text))}
    />
  )
}

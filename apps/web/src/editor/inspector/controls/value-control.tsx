import { Input, MultiSelect, NumberInput, SegmentedControl, Select, Text, Textarea, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Field, FieldRef } from '@etape/conditions'
import { useFieldCatalog } from '../../../data/definitions.ts'
import { useLabel } from '../../../text/use-language.ts'
import { inputProps, numberOf, textOf, textsOf, type ControlProps } from './control-props.ts'
import { StageControl, StatusControl } from './coloured-control.tsx'
import { momentOf, momentText, dayOf, dayText } from './date-texts.ts'
import { written } from './text-control.tsx'
import { useDecimalSeparator } from './use-decimal-separator.ts'

interface ValueControlProps extends ControlProps {
  /** The field the value is for, as `contact.country`. */
  of: unknown
}

/** A value of a field, edited as the field's type asks. */
export function ValueControl({ of, ...props }: ValueControlProps) {
  const field = useFieldCatalog().get(textOf(of) as FieldRef)
  if (!field)
    return (
      <Input.Wrapper label={props.label}>
        <Text size="sm" c="dimmed">
          <Trans>Choose the field first.</Trans>
        </Text>
      </Input.Wrapper>
    )
  return <TypedValue {...props} field={field} />
}

function TypedValue({ field, ...props }: ControlProps & { field: Field }) {
  if (field.object !== 'deal' && ['stage', 'furthest_stage'].includes(field.key)) return <StageControl {...props} />
  if (field.object !== 'deal' && field.key === 'status') return <StatusControl {...props} />
  switch (field.type) {
    case 'number':
      return <NumberValue {...props} />
    case 'boolean':
      return <YesNoValue {...props} />
    case 'date':
    case 'date-time':
      return <DateValue {...props} type={field.type} />
    case 'choice':
      return field.choices ? <ChoiceValue {...props} field={field} /> : <TextValue {...props} />
    case 'multi-choice':
      return <ChoicesValue {...props} field={field} />
    case 'long-text':
      return <LongTextValue {...props} />
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
      return <TextValue {...props} />
  }
}

function TextValue({ value, isOptional, onChange, ...rest }: ControlProps) {
  return (
    <TextInput
      {...inputProps(rest)}
      value={textOf(value)}
      onChange={({ currentTarget }) => onChange(written(currentTarget.value, isOptional))}
    />
  )
}

function LongTextValue({ value, isOptional, onChange, ...rest }: ControlProps) {
  return (
    <Textarea
      {...inputProps(rest)}
      autosize
      minRows={2}
      value={textOf(value)}
      onChange={({ currentTarget }) => onChange(written(currentTarget.value, isOptional))}
    />
  )
}

function NumberValue({ value, isOptional, onChange, ...rest }: ControlProps) {
  const separator = useDecimalSeparator()
  return (
    <NumberInput
      {...inputProps(rest)}
      decimalSeparator={separator}
      value={numberOf(value)}
      onChange={(next) => onChange(typeof next === 'number' ? next : absent(isOptional))}
    />
  )
}

function YesNoValue({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const choices = [
    { value: 'true', label: t`Yes` },
    { value: 'false', label: t`No` },
    ...(isOptional ? [{ value: '', label: t`Any` }] : []),
  ]
  return (
    <Input.Wrapper {...inputProps(rest)}>
      <SegmentedControl
        fullWidth
        aria-label={rest.label}
        data={choices}
        value={typeof value === 'boolean' ? String(value) : ''}
        onChange={(next) => onChange(next === '' ? null : next === 'true')}
      />
    </Input.Wrapper>
  )
}

function DateValue({ type, value, isOptional, onChange, ...rest }: ControlProps & { type: 'date' | 'date-time' }) {
  const [write, read] = type === 'date' ? [dayText, dayOf] : [momentText, momentOf]
  return (
    <TextInput
      {...inputProps(rest)}
      type={type === 'date' ? 'date' : 'datetime-local'}
      value={typeof value === 'number' ? write(value) : ''}
      onChange={({ currentTarget }) => onChange(read(currentTarget.value) ?? absent(isOptional))}
    />
  )
}

function ChoiceValue({ field, value, isOptional, onChange, ...rest }: ControlProps & { field: Field }) {
  const label = useLabel()
  return (
    <Select
      {...inputProps(rest)}
      data={(field.choices ?? []).map((choice) => ({ value: choice.value, label: label(choice.label) }))}
      value={textOf(value) || null}
      searchable
      clearable={isOptional}
      allowDeselect={false}
      onChange={onChange}
    />
  )
}

function ChoicesValue({ field, value, isOptional, onChange, ...rest }: ControlProps & { field: Field }) {
  const label = useLabel()
  return (
    <MultiSelect
      {...inputProps(rest)}
      data={(field.choices ?? []).map((choice) => ({ value: choice.value, label: label(choice.label) }))}
      value={textsOf(value)}
      searchable
      onChange={(next) => onChange(isOptional && next.length === 0 ? null : next)}
    />
  )
}

const absent = (isOptional: boolean): null | undefined => (isOptional ? null : undefined)

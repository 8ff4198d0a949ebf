import { Textarea, TextInput } from '@mantine/core'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

interface TextControlProps extends ControlProps {
  max: number
  placeholder: string | null
}

export function TextControl({ max, placeholder, value, isOptional, onChange, ...rest }: TextControlProps) {
  return (
    <TextInput
      {...inputProps(rest)}
      maxLength={max}
      {...(placeholder && { placeholder })}
      value={textOf(value)}
      onChange={({ currentTarget }) => onChange(written(currentTarget.value, isOptional))}
    />
  )
}

export function LongTextControl({ max, placeholder, value, isOptional, onChange, ...rest }: TextControlProps) {
  return (
    <Textarea
      {...inputProps(rest)}
      autosize
      minRows={3}
      maxRows={12}
      maxLength={max}
      {...(placeholder && { placeholder })}
      value={textOf(value)}
      onChange={({ currentTarget }) => onChange(written(currentTarget.value, isOptional))}
    />
  )
}

/** A text that may be left out is absent when empty. */
export const written = (text: string, isOptional: boolean): string | null => (isOptional && text === '' ? null : text)

import { CloseButton, TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

/** A time of day, `08:30`, written as the browser's language does. */
export function TimeOfDayControl({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const time = textOf(value)
  const empty = isOptional ? null : undefined
  return (
    <TextInput
      {...inputProps(rest)}
      type="time"
      styles={{ wrapper: { maxWidth: 180 } }}
      value={time}
      rightSection={
        isOptional && time !== '' ? (
          <CloseButton size="sm" aria-label={t`Leave the time empty`} onClick={() => onChange(null)} />
        ) : null
      }
      onChange={({ currentTarget }) => onChange(currentTarget.value.slice(0, 5) || empty)}
    />
  )
}

import { Switch } from '@mantine/core'
import { inputProps, type ControlProps } from './control-props.ts'

export function ToggleControl({ value, onChange, ...rest }: ControlProps) {
  return (
    <Switch
      {...inputProps(rest)}
      checked={value === true}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  )
}

import { Autocomplete } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useWorkspace } from '../../../data/definitions.ts'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

const maxEvents = 60

/** The name of an event: one that has been seen, or one that is still to come. */
export function EventNameControl({ value, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  return (
    <Autocomplete
      {...inputProps(rest)}
      placeholder={t`Such as Signed up`}
      data={[...new Set(useWorkspace()?.events)]}
      limit={maxEvents}
      value={textOf(value)}
      onChange={onChange}
    />
  )
}

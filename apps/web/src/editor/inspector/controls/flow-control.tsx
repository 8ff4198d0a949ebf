import { Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useFlows } from '../../../data/definitions.ts'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

/** Another flow, those that are archived left out. */
export function FlowControl({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const chosen = textOf(value)
  const flows = useFlows().filter(({ id, status }) => status !== 'archived' || id === chosen)
  return (
    <Select
      {...inputProps(rest)}
      placeholder={t`Choose a flow`}
      data={flows.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen || null}
      searchable
      clearable={isOptional}
      allowDeselect={false}
      nothingFoundMessage={t`No flow is called that.`}
      onChange={onChange}
    />
  )
}

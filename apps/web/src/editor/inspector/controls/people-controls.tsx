import { MultiSelect, Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useTeams, useUsers } from '../../../data/definitions.ts'
import { inputProps, textOf, textsOf, type ControlProps } from './control-props.ts'

const named = (rows: readonly { id: string; name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, label: name }))

export function UserControl({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  return (
    <Select
      {...inputProps(rest)}
      placeholder={t`Choose a person`}
      data={named(useUsers())}
      value={textOf(value) || null}
      searchable
      clearable={isOptional}
      allowDeselect={false}
      onChange={onChange}
    />
  )
}

export function UsersControl({ value, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const chosen = textsOf(value)
  return (
    <MultiSelect
      {...inputProps(rest)}
      {...(chosen.length === 0 && { placeholder: t`Choose people` })}
      data={named(useUsers())}
      value={chosen}
      searchable
      onChange={onChange}
    />
  )
}

export function TeamControl({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  return (
    <Select
      {...inputProps(rest)}
      placeholder={t`Choose a team`}
      data={named(useTeams())}
      value={textOf(value) || null}
      searchable
      clearable={isOptional}
      allowDeselect={false}
      onChange={onChange}
    />
  )
}

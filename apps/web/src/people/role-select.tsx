import { Select, Stack, Text } from '@mantine/core'
import { roles, type Role } from '@etape/contract'
import { useLingui as useTexts } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { isRole, roleWords } from './role-words.ts'

interface RoleSelectProps {
  value: Role
  onChange: (role: Role) => void
  /** Where no label is shown: whose role it is. */
  whose?: string
}

/** One of the roles, each with what it may do. */
export function RoleSelect({ value, onChange, whose }: RoleSelectProps) {
  const { t } = useLingui()
  const { i18n } = useTexts()
  return (
    <Select
      {...(whose ? { 'aria-label': whose, size: 'xs' } : { label: t`Role` })}
      allowDeselect={false}
      value={value}
      onChange={(role) => isRole(role) && onChange(role)}
      data={roles.map((role) => ({ value: role, label: i18n._(roleWords[role].label) }))}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <Stack gap={0}>
          <Text>{option.label}</Text>
          <Text size="xs" c="dimmed">
            {isRole(option.value) && i18n._(roleWords[option.value].may)}
          </Text>
        </Stack>
      )}
    />
  )
}

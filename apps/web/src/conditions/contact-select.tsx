import { Loader, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRead } from '../data/queries.ts'

interface ContactSelectProps {
  label: string
  value: string | null
  onChange: (id: string | null) => void
}

/** Finds one contact by name or e-mail address. */
export function ContactSelect({ label, value, onChange }: ContactSelectProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const { data, isFetching } = useRead('listContacts', { query: { q, limit: 20 } }, { keepsLast: true })
  const options = (data?.rows ?? []).map(({ id, name, fields }) => ({
    value: id,
    label: fields['email'] && fields['email'] !== name ? `${name} · ${String(fields['email'])}` : name,
  }))
  return (
    <Select
      size="xs"
      searchable
      clearable
      label={label}
      placeholder={t`Search by name or e-mail`}
      nothingFoundMessage={t`Nobody by that name`}
      data={options}
      filter={({ options: all }) => all}
      value={value}
      onChange={onChange}
      searchValue={typed}
      onSearchChange={setTyped}
      {...(isFetching && { rightSection: <Loader size={14} /> })}
    />
  )
}

import { Loader, MultiSelect, Select, type MantineSize } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRead } from '../data/queries.ts'

/** A record as others show it: enough to name it and go there. */
export interface NamedRecord {
  id: string
  name: string
}

interface RecordSelectProps {
  label: string
  size?: MantineSize
  value: NamedRecord | null
  onChange: (record: NamedRecord | null) => void
}

/** Finds one contact by name or e-mail address. */
export function ContactSelect(props: RecordSelectProps) {
  const { t } = useLingui()
  const search = useSearch(props.value ? [props.value] : [])
  const found = useContacts(search.asked)
  return <OneSelect {...props} search={search} found={found} placeholder={t`Search by name or e-mail`} />
}

/** Finds one company by name or domain. */
export function CompanySelect(props: RecordSelectProps) {
  const { t } = useLingui()
  const search = useSearch(props.value ? [props.value] : [])
  const { data, isFetching } = useRead('listCompanies', { query: { q: search.asked, limit: 20 } }, { keepsLast: true })
  const found = { rows: data?.rows ?? [], isFetching }
  return <OneSelect {...props} search={search} found={found} placeholder={t`Search by name or domain`} />
}

interface ContactsSelectProps {
  label: string
  value: readonly NamedRecord[]
  onChange: (records: readonly NamedRecord[]) => void
}

/** Finds several contacts. */
export function ContactsSelect({ label, value, onChange }: ContactsSelectProps) {
  const { t } = useLingui()
  const search = useSearch([])
  const found = useContacts(search.asked)
  const known = withThese(value, found.rows)
  return (
    <MultiSelect
      searchable
      clearable
      label={label}
      placeholder={value.length === 0 ? t`Search by name or e-mail` : ''}
      nothingFoundMessage={t`Nothing by that name`}
      data={optionsOf(known)}
      filter={({ options }) => options}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.find((record) => record.id === id) ?? []))}
      searchValue={search.typed}
      onSearchChange={search.type}
    />
  )
}

interface Found {
  rows: readonly FoundRecord[]
  isFetching: boolean
}
interface FoundRecord extends NamedRecord {
  fields?: Readonly<Record<string, unknown>>
}

function useContacts(q: string): Found {
  const { data, isFetching } = useRead('listContacts', { query: { q, limit: 20 } }, { keepsLast: true })
  return { rows: data?.rows ?? [], isFetching }
}

interface Search {
  typed: string
  asked: string
  type: (text: string) => void
}

/** What is searched for while one types; the name of what is chosen already is no search. */
function useSearch(chosen: readonly NamedRecord[]): Search {
  const [typed, type] = useState('')
  const isChosen = chosen.some((record) => optionLabel(record) === typed)
  const [asked] = useDebouncedValue(isChosen ? '' : typed, 250)
  return { typed, asked, type }
}

interface OneSelectProps extends RecordSelectProps {
  search: Search
  found: Found
  placeholder: string
}

function OneSelect({ label, size, value, onChange, search, found, placeholder }: OneSelectProps) {
  const { t } = useLingui()
  const known = withThese(value ? [value] : [], found.rows)
  return (
    <Select
      searchable
      clearable
      {...(size && { size })}
      label={label}
      placeholder={placeholder}
      nothingFoundMessage={t`Nothing by that name`}
      data={optionsOf(known)}
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => onChange(known.find((record) => record.id === id) ?? null)}
      searchValue={search.typed}
      onSearchChange={search.type}
      {...(found.isFetching && { rightSection: <Loader size={14} /> })}
    />
  )
}

const optionsOf = (records: readonly FoundRecord[]) =>
  records.map((record) => ({ value: record.id, label: optionLabel(record) }))

/** What was chosen stays on the list, so that it keeps its name whatever is searched for. */
function withThese(chosen: readonly NamedRecord[], found: readonly FoundRecord[]): readonly FoundRecord[] {
  const others = found.filter(({ id }) => chosen.every((record) => record.id !== id))
  return [...chosen, ...others]
}

function optionLabel({ name, fields }: FoundRecord): string {
  const more = fields?.['email'] ?? fields?.['domain']
  return typeof more === 'string' && more !== name ? `${name} · ${more}` : name
}

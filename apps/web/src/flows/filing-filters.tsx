import { Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useFlows } from '../data/definitions.ts'
import { useAddressParam } from '../ui/use-address-param.ts'
import { foldersOf, tagsOf } from './file-flow.tsx'

/** Flows of one folder, with one tag, of one person; what nothing is filed by is not offered. */
export function FilingFilters() {
  const { t } = useLingui()
  const flows = useFlows()
  const owners = new Map(flows.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])))
  return (
    <>
      <Filter name="folder" label={t`Folder`} data={foldersOf(flows)} />
      <Filter name="tag" label={t`Tag`} data={tagsOf(flows)} />
      <Filter name="owner" label={t`Owner`} data={Array.from(owners, ([value, label]) => ({ value, label }))} />
    </>
  )
}

interface FilterProps {
  name: string
  label: string
  data: string[] | { value: string; label: string }[]
}

function Filter({ name, label, data }: FilterProps) {
  const [value, setValue] = useAddressParam(name)
  if (data.length === 0 && value === '') return null
  return (
    <Select
      w={150}
      aria-label={label}
      placeholder={label}
      clearable
      searchable={data.length > 8}
      data={data}
      value={value || null}
      onChange={(next) => setValue(next ?? '')}
    />
  )
}

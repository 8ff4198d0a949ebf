import { Select } from '@mantine/core'
import { useAddressParam } from '../ui/use-address-param.ts'

interface AddressSelectProps {
  param: string
  /** What it filters by, and what stands in it while it does not. */
  label: string
  data: { value: string; label: string }[]
}

/** A filter that stands in the address. */
export function AddressSelect({ param, label, data }: AddressSelectProps) {
  const [value, set] = useAddressParam(param)
  return (
    <Select
      clearable
      searchable
      w={{ base: '100%', xs: 220 }}
      aria-label={label}
      placeholder={label}
      data={data}
      value={value || null}
      onChange={(next) => set(next ?? '')}
    />
  )
}

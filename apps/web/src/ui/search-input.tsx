import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useLingui } from '@lingui/react/macro'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useAddressParam } from './use-address-param.ts'

const debounceMs = 250

/** A search that stands in the address (`?q=`), so that it can be shared and gone back to. */
export function SearchInput({ label, param = 'q' }: { label: string; param?: string }) {
  const { t } = useLingui()
  const [searched, search] = useAddressParam(param)
  const input = useRef<HTMLInputElement>(null)
  const asked = useRef(searched)
  const ask = (text: string) => {
    asked.current = text
    search(text)
  }
  const askSoon = useDebouncedCallback(ask, debounceMs)

  // What is being typed is ahead of the address; only somebody going back, or clearing, changes it from outside.
  useEffect(() => {
    if (searched === asked.current || !input.current) return
    asked.current = searched
    input.current.value = searched
  }, [searched])

  const clear = () => {
    if (input.current) input.current.value = ''
    ask('')
    input.current?.focus()
  }
  return (
    <TextInput
      ref={input}
      type="search"
      w={{ base: '100%', xs: 280 }}
      aria-label={label}
      placeholder={label}
      defaultValue={searched}
      onChange={({ currentTarget }) => askSoon(currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={searched && <CloseButton size="sm" aria-label={t`Clear search`} onClick={clear} />}
    />
  )
}

import { useMemo } from 'react'
import { useFieldCatalog } from '../../data/definitions.ts'
import { useFormats } from '../../text/formats.ts'
import { useLabel } from '../../text/use-language.ts'

/** The contact's fields that people write, to choose from, in the reader's order. */
export function useContactFields(): { value: string; label: string }[] {
  const catalog = useFieldCatalog()
  const label = useLabel()
  const { compare } = useFormats()
  return useMemo(
    () =>
      [...catalog]
        .filter(([, field]) => field.object === 'contact' && !field.readOnly)
        .map(([value, field]) => ({ value, label: label(field.label) }))
        .sort((one, other) => compare(one.label, other.label)),
    [catalog, label, compare],
  )
}

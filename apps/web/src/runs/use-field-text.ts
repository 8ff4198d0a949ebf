import { useLingui } from '@lingui/react/macro'
import type { FieldRef, FieldValue } from '@etape/conditions'
import { useCallback } from 'react'
import { useFieldCatalog, useUsers } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { itsName, toCome, useNames } from '../text/use-names.ts'

/** Puts a stored value of a field into words; `null` when there is none. */
export function useFieldText(): (ref: string, value: FieldValue) => string | null {
  const { t } = useLingui()
  const label = useLabel()
  const formats = useFormats()
  const catalog = useFieldCatalog()
  const person = useNames(useUsers(), itsName)
  return useCallback(
    (ref, value) => {
      if (value === null || value === '') return null
      // Some fields every workspace has.
      if (catalog.size === 0) return toCome
      const field = catalog.get(ref as FieldRef)
      const one = (given: string | number | boolean): string => {
        const choice = field?.choices?.find((known) => known.value === given)
        if (choice) return label(choice.label)
        if (typeof given === 'boolean') return given ? t`yes` : t`no`
        if (typeof given === 'string' && field?.key === 'owner') return person(given) ?? given
        if (typeof given === 'string') return given
        if (field?.type === 'date') return formats.day(given)
        return field?.type === 'date-time' ? formats.dateTime(given) : formats.number(given)
      }
      return Array.isArray(value) ? formats.list(value.map(one)) : one(value as string | number | boolean)
    },
    [t, label, formats, catalog, person],
  )
}

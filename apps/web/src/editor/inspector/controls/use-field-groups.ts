import { useLingui } from '@lingui/react/macro'
import type { Field, FieldObject, FieldType } from '@etape/conditions'
import { useMemo } from 'react'
import { useFieldCatalog } from '../../../data/definitions.ts'
import { useLabel } from '../../../text/use-language.ts'

export interface FieldGroup {
  object: FieldObject
  label: string
  fields: readonly { ref: string; label: string }[]
}

export interface FieldWish {
  objects: readonly FieldObject[]
  writable: boolean
  types: readonly FieldType[] | null
}

/** The fields one can choose from, by the record they are of, in the order of the catalogue. */
export function useFieldGroups({ objects, writable, types }: FieldWish): readonly FieldGroup[] {
  const label = useLabel()
  const objectWords = useObjectWords()
  const catalog = useFieldCatalog()
  return useMemo(() => {
    const isWanted = (field: Field) => (!writable || !field.readOnly) && (types?.includes(field.type) ?? true)
    return objects.map((object) => ({
      object,
      label: objectWords[object],
      fields: [...catalog]
        .filter(([, field]) => field.object === object && isWanted(field))
        .map(([ref, field]) => ({ ref, label: label(field.label) })),
    }))
  }, [objects, writable, types, catalog, label, objectWords])
}

function useObjectWords(): Readonly<Record<FieldObject, string>> {
  const { t } = useLingui()
  return useMemo(() => ({ contact: t`Contact`, company: t`Company`, deal: t`Deal` }), [t])
}

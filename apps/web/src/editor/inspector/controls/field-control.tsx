import { Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { FieldObject, FieldType } from '@etape/conditions'
import { useFieldGroups } from './use-field-groups.ts'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

interface FieldControlProps extends ControlProps {
  objects: readonly FieldObject[]
  writable: boolean
  types: readonly FieldType[] | null
}

/** A field of the contact, its company or a deal; stored as `contact.country`. */
export function FieldControl({ objects, writable, types, value, isOptional, onChange, ...rest }: FieldControlProps) {
  const { t } = useLingui()
  const groups = useFieldGroups({ objects, writable, types })
  return (
    <Select
      {...inputProps(rest)}
      placeholder={t`Choose a field`}
      data={groups.map(({ object, label, fields }) => ({
        group: label,
        // Both records have a country: once chosen, the label alone has to tell which it is.
        items: fields.map((field) => ({
          value: field.ref,
          label: object === 'contact' ? field.label : `${label} · ${field.label}`,
        })),
      }))}
      value={textOf(value) || null}
      searchable
      clearable={isOptional}
      allowDeselect={false}
      nothingFoundMessage={t`No field is called that.`}
      onChange={onChange}
    />
  )
}

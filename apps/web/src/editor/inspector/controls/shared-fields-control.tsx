import { MultiSelect } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { FieldRef } from '@etape/conditions'
import { useFieldCatalog } from '../../../data/definitions.ts'
import { useLabel } from '../../../text/use-language.ts'
import { inputProps, textsOf, type ControlProps } from './control-props.ts'

/** Fields of the contact that its company has too, and that can be written there. */
export function SharedFieldsControl({ value, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const label = useLabel()
  const catalog = useFieldCatalog()
  const chosen = textsOf(value)
  const shared = [...catalog].filter(([ref, field]) => {
    const target = catalog.get(ref.replace(/^contact\./, 'company.') as FieldRef)
    return field.object === 'contact' && target?.type === field.type && !target.readOnly
  })
  return (
    <MultiSelect
      {...inputProps(rest)}
      {...(chosen.length === 0 && { placeholder: t`Choose fields` })}
      data={shared.map(([ref, field]) => ({ value: ref, label: label(field.label) }))}
      value={chosen}
      searchable
      onChange={onChange}
    />
  )
}

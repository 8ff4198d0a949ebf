import { Select, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { FieldRef, FieldValue } from '@etape/conditions'
import { useFactGroups } from '../../conditions/use-fact-groups.ts'
import { useFieldCatalog } from '../../data/definitions.ts'
import { FieldInput } from '../../records/field-input.tsx'
import type { MadeUpValues } from './made-up-sample.ts'

interface MadeUpFieldsProps {
  values: MadeUpValues
  onChange: (ref: FieldRef, value: FieldValue) => void
}

/** The fields of a made-up contact and its company; more can be added. */
export function MadeUpFields({ values, onChange }: MadeUpFieldsProps) {
  const { t } = useLingui()
  const catalog = useFieldCatalog()
  const groups = useFactGroups()
  const more = groups
    .map(({ group, items }) => ({
      group,
      items: items.filter(({ value }) => catalog.has(value as FieldRef) && !values.has(value as FieldRef)),
    }))
    .filter(({ items }) => items.length > 0)
  return (
    <Stack gap="sm">
      {[...values].map(([ref, value]) => {
        const field = catalog.get(ref)
        return field && <FieldInput key={ref} field={field} value={value} onChange={(next) => onChange(ref, next)} />
      })}
      <Select
        size="xs"
        searchable
        aria-label={t`Add a field`}
        placeholder={t`Add a field`}
        data={more}
        value={null}
        onChange={(ref) => ref && onChange(ref as FieldRef, null)}
      />
    </Stack>
  )
}

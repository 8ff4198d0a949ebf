import { operatorsFor, type Condition, type FieldComparison, type FieldOperator } from '@etape/conditions'
import { NativeSelect, Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useFieldCatalog } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import css from './condition-builder.module.css'
import { controlOf, newComparison, withOperator } from './edit-condition.ts'
import { useFactGroups } from './use-fact-groups.ts'
import { ValueInput } from './value-input.tsx'

/** `Country is Sweden`: a field of the contact or its company, compared. */
export function FieldLine({ line, onChange }: { line: FieldComparison; onChange: (line: Condition) => void }) {
  const { t } = useLingui()
  const label = useLabel()
  const catalog = useFieldCatalog()
  const groups = useFactGroups()
  const field = catalog.get(line.fact)
  const type = field?.type ?? 'text'
  const control = controlOf(type, line.operator)

  return (
    <>
      <Select
        size="xs"
        searchable
        allowDeselect={false}
        aria-label={t`Field`}
        data={groups}
        value={line.fact}
        error={field ? undefined : t`This field does not exist.`}
        onChange={(about) => about && onChange(newComparison(about, catalog))}
      />
      <NativeSelect
        size="xs"
        aria-label={t`Comparison`}
        data={operatorsFor(type).map((operator) => ({ value: operator.id, label: label(operator.label) }))}
        value={line.operator}
        onChange={({ currentTarget }) => onChange(withOperator(line, currentTarget.value as FieldOperator, type))}
      />
      {control !== 'none' && (
        <div className={css.value}>
          <ValueInput
            control={control}
            choices={field?.choices ?? []}
            value={line.value}
            onChange={(value) => onChange({ ...line, value })}
          />
        </div>
      )}
    </>
  )
}

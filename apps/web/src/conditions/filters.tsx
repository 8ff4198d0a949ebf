import {
  operatorsFor,
  type Condition,
  type DealComparison,
  type EventComparison,
  type EventTimeComparison,
  type FieldFilter,
  type FieldOperator,
  type FieldRef,
  type FieldType,
  type PropertyFilter,
} from '@etape/conditions'
import { Button, CloseButton, NativeSelect, Select, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import { useFieldCatalog } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import css from './condition-builder.module.css'
import { blankFor, controlOf, withOperator } from './edit-condition.ts'
import { ValueInput } from './value-input.tsx'

type Filtered = EventComparison | EventTimeComparison | DealComparison
type Filter = PropertyFilter | FieldFilter

/** What narrows the events or deals that a line is about. */
export function Filters({ line, onChange }: { line: Filtered; onChange: (line: Condition) => void }) {
  const filters: readonly Filter[] = line.params.where ?? []
  const set = (where: readonly Filter[]) => {
    const { where: _, ...params } = line.params
    onChange({ ...line, params: where.length > 0 ? { ...params, where } : params } as Condition)
  }
  const blank: Filter =
    line.fact === 'deals'
      ? { field: 'deal.type', operator: 'equal', value: 'open' }
      : { property: '', operator: 'equal', value: '' }

  return (
    <>
      {filters.map((filter, index) => (
        <FilterLine
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          filter={filter}
          onChange={(next) => set(filters.map((known, at) => (at === index ? next : known)))}
          onRemove={() => set(filters.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        className={css.add ?? ''}
        leftSection={<IconPlus size={14} />}
        onClick={() => set([...filters, blank])}
      >
        <Trans>Add filter</Trans>
      </Button>
    </>
  )
}

interface FilterLineProps {
  filter: Filter
  onChange: (filter: Filter) => void
  onRemove: () => void
}

function FilterLine({ filter, onChange, onRemove }: FilterLineProps) {
  const { t } = useLingui()
  const label = useLabel()
  const catalog = useFieldCatalog()
  const field = 'field' in filter ? catalog.get(filter.field) : undefined
  const type: FieldType = field?.type ?? typeOfProperty(filter.operator)
  const changeOperator = (operator: FieldOperator) => {
    const next = field?.type ?? typeOfProperty(operator)
    const blank = { ...filter, value: blankFor(controlOf(next, filter.operator)) }
    onChange(withOperator(next === type ? filter : blank, operator, next))
  }
  return (
    <div className={`${css.fields} ${css.wide} ${css.filter}`}>
      {'field' in filter ? (
        <DealFieldSelect value={filter.field} onPick={(next) => onChange(next)} />
      ) : (
        <TextInput
          size="xs"
          aria-label={t`Property`}
          placeholder={t`Property`}
          value={filter.property}
          onChange={({ currentTarget }) => onChange({ ...filter, property: currentTarget.value })}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label={t`Comparison`}
        data={(field ? operatorsFor(field.type) : propertyOperators).map((operator) => ({
          value: operator.id,
          label: label(operator.label),
        }))}
        value={filter.operator}
        onChange={({ currentTarget }) => changeOperator(currentTarget.value as FieldOperator)}
      />
      <ValueInput
        control={controlOf(type, filter.operator)}
        choices={field?.choices ?? []}
        value={filter.value}
        onChange={(value) => onChange({ ...filter, value })}
      />
      <CloseButton size="sm" className={css.remove ?? ''} aria-label={t`Remove this filter`} onClick={onRemove} />
    </div>
  )
}

function DealFieldSelect({ value, onPick }: { value: FieldRef; onPick: (filter: FieldFilter) => void }) {
  const { t } = useLingui()
  const label = useLabel()
  const catalog = useFieldCatalog()
  const fields = [...catalog].filter(([, field]) => field.object === 'deal')
  const pick = (ref: FieldRef) => {
    const [operator] = operatorsFor(catalog.get(ref)?.type ?? 'text')
    onPick({ field: ref, operator: operator?.id ?? 'equal', value: blankFor(operator?.control ?? 'text') })
  }
  return (
    <Select
      size="xs"
      searchable
      allowDeselect={false}
      aria-label={t`Field`}
      data={fields.map(([ref, field]) => ({ value: ref, label: label(field.label) }))}
      value={value}
      onChange={(next) => next && pick(next)}
    />
  )
}

// A property has no type of its own: the comparison tells whether it is taken as a text or a number.
const texts = operatorsFor('text')
const numbers = operatorsFor('number').filter(({ id }) => !texts.some((known) => known.id === id))
const propertyOperators = [...texts, ...numbers]
const typeOfProperty = (operator: FieldOperator): FieldType =>
  numbers.some(({ id }) => id === operator) ? 'number' : 'text'

import {
  countOperators,
  type Condition,
  type CountOperator,
  type DealComparison,
  type Duration,
  type EventComparison,
} from '@etape/conditions'
import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLabel } from '../text/use-language.ts'
import css from './condition-builder.module.css'
import { DurationInput } from './duration-input.tsx'
import { EventName } from './event-name.tsx'
import { Filters } from './filters.tsx'

type Counted = EventComparison | DealComparison

/** How often something happened, or how many deals there are, with filters of their own. */
export function CountedLine({ line, onChange }: { line: Counted; onChange: (line: Condition) => void }) {
  const { t } = useLingui()
  const label = useLabel()
  const control = countOperators.find(({ id }) => id === line.operator)?.control
  const changeOperator = (operator: CountOperator) => {
    const takesNumber = countOperators.find(({ id }) => id === operator)?.control === 'number'
    onChange({ ...line, operator, value: takesNumber ? (line.value ?? 1) : null })
  }

  return (
    <>
      {line.fact === 'events' && <EventName line={line} onChange={onChange} />}
      {line.fact === 'deals' && (
        <span>
          <Trans>Deals</Trans>
        </span>
      )}
      <NativeSelect
        size="xs"
        aria-label={t`How often`}
        data={countOperators.map((operator) => ({ value: operator.id, label: label(operator.label) }))}
        value={line.operator}
        onChange={({ currentTarget }) => changeOperator(currentTarget.value as CountOperator)}
      />
      {control === 'number' && (
        <NumberInput
          size="xs"
          min={0}
          allowDecimal={false}
          aria-label={t`Times`}
          value={line.value ?? ''}
          onChange={(times) => onChange({ ...line, value: typeof times === 'number' ? times : null })}
        />
      )}
      {line.fact === 'events' && <Within line={line} onChange={onChange} />}
      <Filters line={line} onChange={onChange} />
    </>
  )
}

function Within({ line, onChange }: { line: EventComparison; onChange: (line: Condition) => void }) {
  const { within, ...rest } = line.params
  const change = (next: Duration | undefined) => onChange({ ...line, params: next ? { ...rest, within: next } : rest })
  return (
    <>
      <Checkbox
        size="xs"
        className={css.wide ?? ''}
        label={<Trans>Only lately</Trans>}
        checked={within !== undefined}
        onChange={({ currentTarget }) => change(currentTarget.checked ? { days: 30 } : undefined)}
      />
      {within && <DurationInput value={within} onChange={change} />}
    </>
  )
}

import { eventTimeOperators, type Condition, type EventTimeComparison, type EventTimeOperator } from '@etape/conditions'
import { NativeSelect } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useLabel } from '../text/use-language.ts'
import css from './condition-builder.module.css'
import { controlOf, withOperator } from './edit-condition.ts'
import { EventName } from './event-name.tsx'
import { Filters } from './filters.tsx'
import { ValueInput } from './value-input.tsx'

interface EventTimeLineProps {
  line: EventTimeComparison
  onChange: (line: Condition) => void
}

/** `Last time of Order placed was longer ago than 30 days`: when something happened, compared as a date is. */
export function EventTimeLine({ line, onChange }: EventTimeLineProps) {
  const { t } = useLingui()
  const label = useLabel()
  const control = controlOf('date-time', line.operator)

  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t`Which time`}
        data={[
          { value: 'first-event', label: t`First time of` },
          { value: 'last-event', label: t`Last time of` },
        ]}
        value={line.fact}
        onChange={({ currentTarget }) =>
          onChange({ ...line, fact: currentTarget.value as EventTimeComparison['fact'] })
        }
      />
      <EventName line={line} onChange={onChange} />
      <NativeSelect
        size="xs"
        aria-label={t`Comparison`}
        data={eventTimeOperators.map((operator) => ({ value: operator.id, label: label(operator.label) }))}
        value={line.operator}
        onChange={({ currentTarget }) =>
          onChange(withOperator(line, currentTarget.value as EventTimeOperator, 'date-time'))
        }
      />
      {control !== 'none' && (
        <div className={css.value}>
          <ValueInput
            control={control}
            choices={[]}
            value={line.value}
            onChange={(value) => onChange({ ...line, value })}
          />
        </div>
      )}
      <Filters line={line} onChange={onChange} />
    </>
  )
}

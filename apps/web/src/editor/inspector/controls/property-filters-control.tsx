import { Input, Stack } from '@mantine/core'
import type { Condition, EventComparison, PropertyFilter } from '@etape/conditions'
import { Filters } from '../../../conditions/filters.tsx'
import { inputProps, type ControlProps } from './control-props.ts'

/** Filters on an event's properties, as in conditions on events. */
export function PropertyFiltersControl({ value, onChange, ...rest }: ControlProps) {
  const where = Array.isArray(value) ? (value as PropertyFilter[]) : []
  const line: EventComparison = { fact: 'events', params: { name: 'any', where }, operator: 'did', value: null }
  return (
    <Input.Wrapper {...inputProps(rest)} labelElement="div">
      <Stack gap={6} mt={4} align="stretch" role="group" aria-label={rest.label}>
        <Filters line={line} onChange={(next) => onChange(filtersOf(next))} />
      </Stack>
    </Input.Wrapper>
  )
}

const filtersOf = (line: Condition): readonly PropertyFilter[] =>
  'fact' in line && line.fact === 'events' ? (line.params.where ?? []) : []

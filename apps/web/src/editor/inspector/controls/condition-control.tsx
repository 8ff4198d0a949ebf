import { Input } from '@mantine/core'
import type { Condition } from '@etape/conditions'
import { ConditionBuilder } from '../../../conditions/condition-builder.tsx'
import { inputProps, type ControlProps } from './control-props.ts'

/** A condition with what it would do: how many match now, in words, and on one contact. */
export function ConditionControl({ value, onChange, isOptional, ...rest }: ControlProps) {
  return (
    <Input.Wrapper {...inputProps(rest)} labelElement="div">
      <div role="group" aria-label={rest.label}>
        <ConditionBuilder
          value={isCondition(value) ? value : null}
          onChange={(next) => onChange(next ?? (isOptional ? null : undefined))}
        />
      </div>
    </Input.Wrapper>
  )
}

const isCondition = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

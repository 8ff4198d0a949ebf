import { Input } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { Condition } from '@etape/conditions'
import { ConditionBuilder } from '../../../conditions/condition-builder.tsx'
import { inputProps, type ControlProps } from './control-props.ts'

/** A condition with what it would do: how many match now, in words, and on one contact. */
export function ConditionControl({ value, onChange, isOptional, ...rest }: ControlProps) {
  const { t } = useLingui()
  const condition = isCondition(value) ? value : null
  const error = rest.error && condition === null ? t`Add at least one condition.` : rest.error
  return (
    <Input.Wrapper {...inputProps({ ...rest, error })} labelElement="div">
      <div role="group" aria-label={rest.label}>
        <ConditionBuilder value={condition} onChange={(next) => onChange(next ?? (isOptional ? null : undefined))} />
      </div>
    </Input.Wrapper>
  )
}

const isCondition = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

import { NumberInput } from '@mantine/core'
import { inputProps, numberOf, type ControlProps } from './control-props.ts'
import { useDecimalSeparator } from './use-decimal-separator.ts'

interface NumberControlProps extends ControlProps {
  min: number
  max: number
  step: number
  unit: string | null
}

export function NumberControl({ min, max, step, unit, value, isOptional, onChange, ...rest }: NumberControlProps) {
  const separator = useDecimalSeparator()
  return (
    <NumberInput
      {...inputProps(rest)}
      min={min}
      max={max}
      step={Math.max(step, 1)}
      decimalScale={Number.isInteger(step) ? 0 : 2}
      decimalSeparator={separator}
      {...(unit && { suffix: ` ${unit}` })}
      value={numberOf(value)}
      onChange={(next) => onChange(typeof next === 'number' ? next : emptyNumber(isOptional))}
    />
  )
}

const emptyNumber = (isOptional: boolean): null | undefined => (isOptional ? null : undefined)

import { Input, SegmentedControl, Select } from '@mantine/core'
import type { ControlOption } from '@etape/flow'
import { useFlowWords } from '../../words/flow-words.tsx'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

interface ChoiceControlProps extends ControlProps {
  options: readonly ControlOption[]
}

const maxLetters = 26

/** A few short options side by side, more of them in a list. */
export function ChoiceControl({ options, value, isOptional, onChange, ...rest }: ChoiceControlProps) {
  const words = useFlowWords()
  const choices = options.map((option) => ({ value: option.value, label: words.say({ text: option.label }) }))
  const letters = choices.reduce((sum, { label }) => sum + label.length, 0)
  if (!isOptional && choices.length <= 3 && letters <= maxLetters)
    return (
      <Input.Wrapper {...inputProps(rest)}>
        <SegmentedControl fullWidth aria-label={rest.label} data={choices} value={textOf(value)} onChange={onChange} />
      </Input.Wrapper>
    )
  return (
    <Select
      {...inputProps(rest)}
      data={choices}
      value={textOf(value) || null}
      clearable={isOptional}
      allowDeselect={false}
      onChange={onChange}
    />
  )
}

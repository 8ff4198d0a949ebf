import { Input, SegmentedControl, Select, Stack } from '@mantine/core'
import type { FormCase, FormField } from '@etape/flow'
import type { ReactNode } from 'react'
import { getIn } from '../../state/set-in.ts'
import { useFlowWords } from '../../words/flow-words.tsx'
import { inputProps, textOf, type ControlProps } from './control-props.ts'
import css from './controls.module.css'

interface OneOfControlProps extends ControlProps {
  cases: readonly FormCase[]
  renderFields: (fields: readonly FormField[]) => ReactNode
}

const maxLetters = 30

/** A choice between shapes; the fields of the chosen one follow. */
export function OneOfControl({ cases, renderFields, value, onChange, ...rest }: OneOfControlProps) {
  const words = useFlowWords()
  const type = textOf(getIn(value, ['type']))
  const chosen = cases.find((one) => one.value === type)
  const choices = cases.map((one) => ({ value: one.value, label: words.say({ text: one.label }) }))
  const areShort = choices.reduce((sum, { label }) => sum + label.length, 0) <= maxLetters
  const choose = (next: string | null) => {
    const picked = cases.find((one) => one.value === next)
    if (picked) onChange(blankCase(picked))
  }
  return (
    <Stack gap="sm">
      {areShort ? (
        <Input.Wrapper {...inputProps(rest)}>
          <SegmentedControl fullWidth aria-label={rest.label} data={choices} value={type} onChange={choose} />
        </Input.Wrapper>
      ) : (
        <Select {...inputProps(rest)} data={choices} value={type || null} allowDeselect={false} onChange={choose} />
      )}
      {chosen && chosen.fields.length > 0 && (
        <Stack gap="sm" className={css.nested ?? ''}>
          {renderFields(chosen.fields)}
        </Stack>
      )}
    </Stack>
  )
}

function blankCase({ value, fields }: FormCase): Record<string, unknown> {
  const filled = fields.filter((field) => field.initial !== undefined)
  return { type: value, ...Object.fromEntries(filled.map((field) => [field.key, field.initial])) }
}

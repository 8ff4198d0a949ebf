import { Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { usePipelines } from '../../../data/definitions.ts'
import { useLabel } from '../../../text/use-language.ts'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

export function PipelineControl({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const label = useLabel()
  return (
    <Select
      {...inputProps(rest)}
      placeholder={t`Choose a pipeline`}
      data={usePipelines().map((pipeline) => ({ value: pipeline.id, label: label(pipeline.label) }))}
      value={textOf(value) || null}
      clearable={isOptional}
      allowDeselect={false}
      onChange={onChange}
    />
  )
}

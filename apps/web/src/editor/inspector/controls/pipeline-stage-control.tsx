import { Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { usePipelines } from '../../../data/definitions.ts'
import { useLabel } from '../../../text/use-language.ts'
import { getIn } from '../../state/set-in.ts'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

/** A stage of a pipeline; stored as `{ pipeline, stage }`. */
export function PipelineStageControl({ value, isOptional, onChange, ...rest }: ControlProps) {
  const { t } = useLingui()
  const label = useLabel()
  const groups = usePipelines().map((pipeline) => ({
    group: label(pipeline.label),
    items: pipeline.stages.map((stage) => ({ value: `${pipeline.id}/${stage.id}`, label: label(stage.label) })),
  }))
  const chosen = `${textOf(getIn(value, ['pipeline']))}/${textOf(getIn(value, ['stage']))}`
  return (
    <Select
      {...inputProps(rest)}
      placeholder={t`Choose a pipeline stage`}
      data={groups}
      value={chosen === '/' ? null : chosen}
      searchable
      clearable={isOptional}
      allowDeselect={false}
      onChange={(next) => onChange(next === null ? null : splitStage(next))}
    />
  )
}

function splitStage(chosen: string): { pipeline: string; stage: string } {
  const [pipeline = '', stage = ''] = chosen.split('/')
  return { pipeline, stage }
}

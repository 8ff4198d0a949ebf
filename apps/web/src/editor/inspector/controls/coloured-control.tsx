import { Select } from '@mantine/core'
import type { Color, Label } from '@etape/crm'
import { useLingui } from '@lingui/react/macro'
import { useById, useStages, useStatuses } from '../../../data/definitions.ts'
import { useLabel } from '../../../text/use-language.ts'
import { DotBadge, dotVariable } from '../../../ui/dot-badge.tsx'
import { inputProps, textOf, type ControlProps } from './control-props.ts'
import css from './controls.module.css'

interface Coloured {
  id: string
  label: Label
  color: Color
}

export function StageControl(props: ControlProps) {
  const { t } = useLingui()
  return <ColouredControl {...props} rows={useStages()} placeholder={t`Choose a stage`} />
}

export function StatusControl(props: ControlProps) {
  const { t } = useLingui()
  return <ColouredControl {...props} rows={useStatuses()} placeholder={t`Choose a status`} />
}

interface ColouredControlProps extends ControlProps {
  rows: readonly Coloured[]
  placeholder: string
}

/** A choice of stages or statuses, each with its dot. */
function ColouredControl({ rows, placeholder, value, isOptional, onChange, ...rest }: ColouredControlProps) {
  const label = useLabel()
  const byId = useById(rows)
  const chosen = byId.get(textOf(value))
  return (
    <Select
      {...inputProps(rest)}
      placeholder={placeholder}
      data={rows.map((row) => ({ value: row.id, label: label(row.label) }))}
      value={textOf(value) || null}
      searchable
      clearable={isOptional}
      allowDeselect={false}
      leftSection={chosen && <span className={css.dot} style={{ background: dotVariable(chosen.color) }} />}
      renderOption={({ option }) => <DotBadge color={byId.get(option.value)?.color ?? 'grey'} label={option.label} />}
      onChange={onChange}
    />
  )
}

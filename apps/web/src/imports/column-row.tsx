import { NativeSelect, Select, Skeleton, Text } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { useFormats } from '../text/formats.ts'
import { ColumnNotes, ColumnOptions } from './column-options.tsx'
import { chosenColumn, targetKey, withType, type Column, type Plan, type Preview, type Target } from './import-plan.ts'
import { typeWords } from './import-words.ts'
import css from './imports.module.css'
import { useTargets } from './use-targets.ts'

interface ColumnRowProps {
  found: Preview['columns'][number]
  /** How many rows the file has. */
  rows: number
  object: Plan['object']
  column: Column
  onChange: (column: Column) => void
}

/** One column of the file: its heading and some of its cells, and what they become. */
export function ColumnRow({ found, rows, object, column, onChange }: ColumnRowProps) {
  const { t } = useMacro()
  const targets = useTargets(object)
  const { to } = column
  return (
    <li className={css.column}>
      <div className={css.heading}>
        <Text fw={500} className={css.cut ?? ''} title={found.column}>
          {found.column}
        </Text>
        <Samples found={found} rows={rows} />
      </div>
      <div className={css.target}>
        {targets ? (
          <Select
            searchable
            allowDeselect={false}
            size="xs"
            aria-label={t`What ${found.column} becomes`}
            data={targets}
            value={targetKey(to)}
            onChange={(key) => key && onChange(chosenColumn(found, key))}
          />
        ) : (
          <Skeleton height={30} />
        )}
        {to.type === 'new-field' ? (
          <TypeSelect to={to} onType={(type) => onChange({ ...column, to: withType(to, type, found.suggestion.to) })} />
        ) : (
          <span />
        )}
        {to.type === 'skip' ? (
          <span />
        ) : (
          <ColumnOptions found={found} object={object} column={column} onChange={onChange} />
        )}
        <ColumnNotes column={column} />
      </div>
    </li>
  )
}

function Samples({ found: { samples, filled }, rows }: Pick<ColumnRowProps, 'found' | 'rows'>) {
  const { percent } = useFormats()
  const share = percent(rows === 0 ? 0 : filled / rows)
  if (filled === 0)
    return (
      <Text size="xs" c="dimmed">
        <Trans>empty in every row</Trans>
      </Text>
    )
  const shown = samples.join(' · ')
  return (
    <Text size="xs" c="dimmed" className={css.cut ?? ''} title={shown}>
      {filled < rows && <Trans>{share} filled in</Trans>}
      {filled < rows && ' · '}
      {shown}
    </Text>
  )
}

type NewField = Extract<Target, { type: 'new-field' }>
type FieldType = NewField['field']['type']

function TypeSelect({ to, onType }: { to: NewField; onType: (type: FieldType) => void }) {
  const { t } = useMacro()
  const { i18n } = useLingui()
  return (
    <NativeSelect
      size="xs"
      aria-label={t`Type of the new field`}
      data={Object.entries(typeWords).map(([value, words]) => ({ value, label: i18n._(words) }))}
      value={to.field.type}
      onChange={({ currentTarget }) => onType(currentTarget.value as FieldType)}
    />
  )
}

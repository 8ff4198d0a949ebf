import { Checkbox, Group, NativeSelect, Select, TagsInput, Text } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { useFieldCatalog } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import css from './imports.module.css'
import {
  readsDates,
  readsYesOrNo,
  targetKey,
  targetOf,
  type Column,
  type Plan,
  type Preview,
  type Target,
} from './import-plan.ts'
import { typeWords } from './import-words.ts'
import { useTargets } from './use-targets.ts'

interface ColumnRowProps {
  found: Preview['columns'][number]
  object: Plan['object']
  column: Column
  onChange: (column: Column) => void
}

/** One column of the file: its heading and some of its cells, and what they become. */
export function ColumnRow({ found, object, column, onChange }: ColumnRowProps) {
  const { t } = useMacro()
  const { number } = useFormats()
  const catalog = useFieldCatalog()
  const typeOf = (field: string) => catalog.get(`${object}.${field}`)?.type
  const targets = useTargets(object)
  const filled = number(found.filled)
  return (
    <li className={css.column}>
      <div>
        <Text fw={500}>{found.column}</Text>
        <Text size="xs" c="dimmed" className={css.samples ?? ''} title={found.samples.join(' · ')}>
          {found.samples.join(' · ') || <Trans>empty</Trans>}
        </Text>
        <Text size="xs" c="dimmed">
          <Trans>{filled} filled in</Trans>
        </Text>
      </div>
      <Group gap="xs" align="flex-start">
        <Select
          searchable
          allowDeselect={false}
          flex={1}
          miw={200}
          aria-label={t`What ${found.column} becomes`}
          data={targets}
          value={targetKey(column.to)}
          onChange={(key) => key && onChange({ column: column.column, to: targetOf(key, found.column) })}
        />
        {column.to.type === 'new-field' && <TypeSelect to={column.to} onChange={(to) => onChange({ ...column, to })} />}
        {readsDates(column, typeOf) && <DateFormat column={column} onChange={onChange} />}
        {readsYesOrNo(column, typeOf) && (
          <Checkbox
            label={<Trans>Swap yes and no</Trans>}
            checked={column.negate ?? false}
            onChange={({ currentTarget }) => onChange({ ...column, negate: currentTarget.checked })}
          />
        )}
        {column.to.type !== 'skip' && <EmptyValues column={column} onChange={onChange} />}
      </Group>
    </li>
  )
}

type NewField = Extract<Target, { type: 'new-field' }>

function TypeSelect({ to, onChange }: { to: NewField; onChange: (to: NewField) => void }) {
  const { t } = useMacro()
  const { i18n } = useLingui()
  return (
    <NativeSelect
      aria-label={t`Type of the new field`}
      data={Object.entries(typeWords).map(([value, words]) => ({ value, label: i18n._(words) }))}
      value={to.field.type}
      onChange={({ currentTarget }) =>
        onChange({ ...to, field: { ...to.field, type: currentTarget.value as NewField['field']['type'] } })
      }
    />
  )
}

const dateFormats = ['YYYY-MM-DD', 'DD-MM-YY', 'DD-MM-YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY'] as const

function DateFormat({ column, onChange }: Pick<ColumnRowProps, 'column' | 'onChange'>) {
  const { t } = useMacro()
  return (
    <NativeSelect
      aria-label={t`How dates are written`}
      data={dateFormats}
      value={column.dateFormat ?? 'YYYY-MM-DD'}
      onChange={({ currentTarget }) =>
        onChange({ ...column, dateFormat: currentTarget.value as (typeof dateFormats)[number] })
      }
    />
  )
}

function EmptyValues({ column, onChange }: Pick<ColumnRowProps, 'column' | 'onChange'>) {
  const { t } = useMacro()
  const values = column.emptyValues ?? []
  return (
    <TagsInput
      w={180}
      aria-label={t`Cells that count as empty`}
      placeholder={values.length === 0 ? t`Counts as empty…` : ''}
      value={values}
      onChange={(emptyValues) => onChange({ ...column, emptyValues })}
    />
  )
}

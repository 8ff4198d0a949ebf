import { ActionIcon, Checkbox, NativeSelect, Popover, Stack, TagsInput, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useFieldCatalog } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { readsDates, readsYesOrNo, type Column, type Plan, type Preview } from './import-plan.ts'
import css from './imports.module.css'
import { Spellings } from './spellings.tsx'

interface ColumnOptionsProps {
  found: Preview['columns'][number]
  object: Plan['object']
  column: Column
  onChange: (column: Column) => void
}

/** How the cells of a column are read, in a pop-over, so that the list of columns stays short. */
export function ColumnOptions(props: ColumnOptionsProps) {
  const { t } = useLingui()
  const { column } = props
  return (
    <Popover width={320} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon
          size={30}
          variant="default"
          data-set={hasNotes(column) || undefined}
          className={css.options ?? ''}
          aria-label={t`How ${column.column} is read`}
        >
          <IconAdjustmentsHorizontal size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Options {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Options({ found, object, column, onChange }: ColumnOptionsProps) {
  const { t } = useLingui()
  const catalog = useFieldCatalog()
  const { to } = column
  const fieldType = (key: string) => catalog.get(`${object}.${key}`)?.type
  const field = to.type === 'field' ? catalog.get(`${object}.${to.field}`) : undefined
  return (
    <Stack gap="sm">
      {to.type === 'new-field' && (
        <TextInput
          label={t`Name of the new field`}
          maxLength={200}
          value={to.field.label.en}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...column, to: { ...to, field: { ...to.field, label: { en: value, fr: value, sv: value } } } })
          }
        />
      )}
      {readsDates(column, fieldType) && <DateFormat column={column} onChange={onChange} />}
      {readsYesOrNo(column, fieldType) && (
        <Checkbox
          label={<Trans>Swap yes and no</Trans>}
          description={t`For a column that says the opposite, such as “Do not e-mail”.`}
          checked={column.negate ?? false}
          onChange={({ currentTarget }) => onChange({ ...column, negate: currentTarget.checked })}
        />
      )}
      {to.type !== 'skip' && (
        <TagsInput
          label={t`Cells that count as empty`}
          placeholder={t`Type, then Enter`}
          value={column.emptyValues ?? []}
          onChange={(emptyValues) => onChange({ ...column, emptyValues })}
        />
      )}
      {field?.choices && (
        <Spellings
          choices={field.choices}
          samples={found.samples}
          value={column.replace ?? {}}
          onChange={(replace) => onChange({ ...column, replace })}
        />
      )}
    </Stack>
  )
}

const dateFormats = ['YYYY-MM-DD', 'DD-MM-YY', 'DD-MM-YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY'] as const

function DateFormat({ column, onChange }: Pick<ColumnOptionsProps, 'column' | 'onChange'>) {
  const { t } = useLingui()
  return (
    <NativeSelect
      label={t`How dates are written`}
      data={dateFormats}
      value={column.dateFormat ?? 'YYYY-MM-DD'}
      onChange={({ currentTarget }) =>
        onChange({ ...column, dateFormat: currentTarget.value as (typeof dateFormats)[number] })
      }
    />
  )
}

function hasNotes({ negate, emptyValues, dateFormat, replace }: Column): boolean {
  const lists = [emptyValues ?? [], Object.keys(replace ?? {})]
  return negate === true || dateFormat !== undefined || lists.some((list) => list.length > 0)
}

/** What the options of a column are set to, in one line. */
export function ColumnNotes({ column }: { column: Column }) {
  const { t } = useLingui()
  const { list } = useFormats()
  if (!hasNotes(column)) return null
  const { negate, emptyValues = [], dateFormat, replace = {} } = column
  const quoted = (values: readonly string[]) => list(values.map((value) => t`“${value}”`))
  const empties = quoted(emptyValues)
  const spellings = quoted(Object.keys(replace))
  const notes = [
    ...(negate ? [t`yes and no are swapped`] : []),
    ...(emptyValues.length > 0 ? [t`empty: ${empties}`] : []),
    ...(dateFormat ? [dateFormat] : []),
    ...(Object.keys(replace).length > 0 ? [t`read otherwise: ${spellings}`] : []),
  ]
  return <p className={css.notes}>{notes.join(' · ')}</p>
}

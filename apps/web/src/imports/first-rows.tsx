import type { FieldValue } from '@etape/conditions'
import type { ResponseOf } from '@etape/contract'
import { Skeleton, Table, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { UseQueryResult } from '@tanstack/react-query'
import { useFieldCatalog } from '../data/definitions.ts'
import { Faults } from '../data/faults.tsx'
import { ProblemText } from '../data/problem.tsx'
import { FieldValueText } from '../records/field-value.tsx'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import type { Plan, Target } from './import-plan.ts'
import css from './imports.module.css'

type Checked = ResponseOf<'previewImport'>

const maxShown = 8

/** The first rows of the file as they would come out under the plan. */
export function FirstRows({ plan, checked: { data, error } }: { plan: Plan; checked: UseQueryResult<Checked> }) {
  if (data) return <RowTable plan={plan} rows={data.rows.slice(0, maxShown)} />
  if (!error) return <Skeleton height={160} m="md" />
  return (
    <Text p="md" c="var(--bad)" component="div">
      <ProblemText error={error} />
    </Text>
  )
}

function RowTable({ plan, rows }: { plan: Plan; rows: Checked['rows'] }) {
  const { t } = useLingui()
  const nameOf = useNames(plan)
  const keys = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))]
  return (
    // A region that scrolls by itself must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.preview} role="region" aria-label={t`First rows`} tabIndex={0}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Row</Trans>
            </Table.Th>
            {keys.map((key) => (
              <Table.Th key={key} title={nameOf(key)}>
                {nameOf(key)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ row, fields, problems }) => (
            <Table.Tr key={row}>
              <Table.Td>{row}</Table.Td>
              {problems.length > 0 ? (
                <Table.Td colSpan={Math.max(keys.length, 1)} className={css.fault ?? ''}>
                  <Faults problems={problems} />
                </Table.Td>
              ) : (
                keys.map((key) => (
                  <Table.Td key={key}>
                    <PlannedValue plan={plan} field={key} value={(fields[key] ?? null) as FieldValue} />
                  </Table.Td>
                ))
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

type Made = Extract<Target, { type: 'new-field' }>['field']

/** The field a column makes, as long as it is only planned. */
const madeField = ({ columns }: Plan, key: string): Made | undefined =>
  columns.flatMap(({ to }) => (to.type === 'new-field' && to.field.key === key ? [to.field] : []))[0]

/** What a field of the first rows is called, be it one that is still to be made. */
function useNames(plan: Plan): (key: string) => string {
  const { t } = useLingui()
  const catalog = useFieldCatalog()
  const label = useLabel()
  return (key) => {
    const field = catalog.get(`${plan.object}.${key}`) ?? madeField(plan, key)
    return field ? label(field.label) : ({ company: t`Company`, contact: t`Contact` }[key] ?? key)
  }
}

/** A value as it will be; a field that is still to be made is in no catalogue, so its dates are told by the plan. */
function PlannedValue({ plan, field, value }: { plan: Plan; field: string; value: FieldValue }) {
  const { day, dateTime } = useFormats()
  const type = madeField(plan, field)?.type
  if (typeof value === 'number' && type === 'date') return day(value)
  if (typeof value === 'number' && type === 'date-time') return dateTime(value)
  return <FieldValueText record={plan.object} field={field} value={value} />
}

import { Checkbox, Skeleton, Table, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Column, DataTableProps, Sorting } from './data-table.tsx'
import css from './data-table.module.css'

const skeletonRows = [0, 1, 2, 3, 4, 5, 6, 7]

export function HeadRow<Row>({ columns, sorting, selection, rowActions, listing, rowKey }: DataTableProps<Row>) {
  const { t } = useLingui()
  const keys = listing.rows?.map(rowKey) ?? []
  const selectedHere = selection ? keys.filter((key) => selection.selected.has(key)).length : 0
  return (
    <Table.Tr>
      {selection && (
        <Table.Th w={44}>
          <Checkbox
            aria-label={t`Select all`}
            checked={keys.length > 0 && selectedHere === keys.length}
            indeterminate={selectedHere > 0 && selectedHere < keys.length}
            onChange={({ currentTarget }) => selection.onSelect(new Set(currentTarget.checked ? keys : []))}
          />
        </Table.Th>
      )}
      {columns.map((column) => (
        <Table.Th key={column.id} w={column.width} ta={column.align} {...sortedState(column, sorting)}>
          {column.sortBy && sorting ? (
            <SortButton column={column} by={column.sortBy} sorting={sorting} />
          ) : (
            column.title
          )}
        </Table.Th>
      ))}
      {rowActions && (
        <Table.Th w={56}>
          <VisuallyHidden>{t`Actions`}</VisuallyHidden>
        </Table.Th>
      )}
    </Table.Tr>
  )
}

function sortedState<Row>(column: Column<Row>, sorting: Sorting | undefined) {
  if (!sorting || !column.sortBy || sorting.by !== column.sortBy) return {}
  return { 'aria-sort': sorting.order === 'asc' ? ('ascending' as const) : ('descending' as const) }
}

function SortButton<Row>({ column, by, sorting }: { column: Column<Row>; by: string; sorting: Sorting }) {
  const isSorted = sorting.by === by
  const SortedIcon = sorting.order === 'asc' ? IconArrowUp : IconArrowDown
  const Icon = isSorted ? SortedIcon : IconSelector
  const next = isSorted && sorting.order === 'asc' ? 'desc' : 'asc'
  return (
    <UnstyledButton className={css.sort} data-sorted={isSorted || undefined} onClick={() => sorting.onSort(by, next)}>
      {column.title}
      <Icon size={14} aria-hidden />
    </UnstyledButton>
  )
}

export function TableRow<Row>(props: DataTableProps<Row> & { row: Row }) {
  const { row, columns, selection, rowKey, rowLink, onRowClick, rowActions, isCurrent } = props
  const key = rowKey(row)
  const isSelected = selection?.selected.has(key)
  return (
    <Table.Tr
      className={css.row}
      data-clickable={rowLink || onRowClick ? true : undefined}
      data-current={isCurrent?.(row) || isSelected || undefined}
    >
      {selection && (
        <Table.Td className={css.above}>
          <Checkbox
            aria-label={selection.labelOf(key)}
            checked={isSelected ?? false}
            onChange={() => selection.onSelect(toggled(selection.selected, key))}
          />
        </Table.Td>
      )}
      {columns.map((column, at) => (
        <Table.Td key={column.id} ta={column.align} data-tabular={column.align === 'end' || undefined}>
          {at === 0 ? <RowName {...props}>{column.cell(row)}</RowName> : column.cell(row)}
        </Table.Td>
      ))}
      {rowActions && (
        <Table.Td className={css.above} ta="end">
          {rowActions(row)}
        </Table.Td>
      )}
    </Table.Tr>
  )
}

/** The row's name, whose link covers the whole row. */
export function RowName<Row>(props: DataTableProps<Row> & { row: Row; children: ReactNode }) {
  const { row, rowLink, onRowClick, isCurrent, children } = props
  if (rowLink) {
    return (
      <Link to={rowLink(row)} className={css.cover}>
        {children}
      </Link>
    )
  }
  if (!onRowClick) return children
  return (
    <UnstyledButton className={css.cover} aria-pressed={isCurrent?.(row)} onClick={() => onRowClick(row)}>
      {children}
    </UnstyledButton>
  )
}

export function SkeletonRows<Row>({ columns, selection, rowActions }: DataTableProps<Row>) {
  const width = columns.length + (selection ? 1 : 0) + (rowActions ? 1 : 0)
  return skeletonRows.map((row) => (
    <Table.Tr key={row}>
      {Array.from({ length: width }, (_, at) => (
        <Table.Td key={at}>
          <Skeleton height={12} my={4} width={at === 0 ? '70%' : '50%'} />
        </Table.Td>
      ))}
    </Table.Tr>
  ))
}

function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected)
  if (!next.delete(key)) next.add(key)
  return next
}

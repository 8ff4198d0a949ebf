import { Button, Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Listing } from '../data/listing.ts'
import { Cards } from './data-cards.tsx'
import { HeadRow, SkeletonRows, TableRow } from './data-rows.tsx'
import css from './data-table.module.css'
import { FailedState } from './states.tsx'

export interface Column<Row> {
  id: string
  title: string
  cell: (row: Row) => ReactNode
  /** A CSS width; the first column takes what is left unless one says otherwise. */
  width?: string
  align?: 'start' | 'end'
  /** The name under which the server sorts by it. */
  sortBy?: string
  /** Left out of the cards on a phone. */
  wideOnly?: boolean
}

export interface Sorting {
  by: string
  order: 'asc' | 'desc'
  onSort: (by: string, order: 'asc' | 'desc') => void
}

export interface Selection {
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  /** What ticking a row is called: *Select Alva Lindqvist*. */
  labelOf: (key: string) => string
}

export interface DataTableProps<Row> {
  /** What the list is, said aloud. */
  label: string
  listing: Listing<Row>
  /** The first is the row's name, and its link where there is one. */
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  rowLink?: (row: Row) => string
  onRowClick?: (row: Row) => void
  /** Menus and buttons at the end of a row. */
  rowActions?: (row: Row) => ReactNode
  isCurrent?: (row: Row) => boolean
  empty: ReactNode
  sorting?: Sorting
  selection?: Selection
}

const phone = '(max-width: 40em)'

/** A list as a table, and as cards on a phone, with its loading, empty and failed states and more of it on request. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isNarrow = useMediaQuery(phone, undefined, { getInitialValueInEffect: false })
  const { listing, empty } = props
  if (listing.error) return <FailedState error={listing.error} onRetry={listing.retry} />
  if (listing.rows?.length === 0) return empty
  return (
    <div
      className={css.frame}
      aria-busy={listing.rows === undefined || listing.isStale}
      data-stale={listing.isStale || undefined}
    >
      {isNarrow ? <Cards {...props} /> : <Rows {...props} />}
      <More listing={listing} />
    </div>
  )
}

function Rows<Row>(props: DataTableProps<Row>) {
  const { listing, label, rowKey } = props
  return (
    <div className={css.scroll}>
      <Table aria-label={label} className={css.table}>
        <Table.Thead className={css.head}>
          <HeadRow {...props} />
        </Table.Thead>
        <Table.Tbody>
          {listing.rows?.map((row) => <TableRow key={rowKey(row)} row={row} {...props} />) ?? (
            <SkeletonRows {...props} />
          )}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function More<Row>({ listing: { more } }: { listing: Listing<Row> }) {
  if (!more) return null
  return (
    <div className={css.more}>
      <Button variant="default" size="xs" loading={more.isLoading} onClick={more.load}>
        <Trans>Show more</Trans>
      </Button>
    </div>
  )
}

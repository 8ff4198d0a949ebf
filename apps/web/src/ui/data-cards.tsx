import { Checkbox, Skeleton } from '@mantine/core'
import { RowName } from './data-rows.tsx'
import type { DataTableProps } from './data-table.tsx'
import css from './data-table.module.css'

const skeletonCards = [0, 1, 2, 3]

/** The same rows on a phone: a name and a line for each column. */
export function Cards<Row>(props: DataTableProps<Row>) {
  const { listing, label, rowKey } = props
  return (
    <ul className={css.cards} aria-label={label}>
      {listing.rows?.map((row) => <RowCard key={rowKey(row)} row={row} {...props} />) ??
        skeletonCards.map((card) => (
          <li key={card} className={css.card}>
            <Skeleton height={14} width="60%" mb={12} />
            <Skeleton height={10} width="85%" mb={8} />
            <Skeleton height={10} width="75%" />
          </li>
        ))}
    </ul>
  )
}

function RowCard<Row>(props: DataTableProps<Row> & { row: Row }) {
  const { row, columns, rowKey, rowLink, onRowClick, rowActions, selection, isCurrent } = props
  const [name, ...others] = columns
  const key = rowKey(row)
  return (
    <li
      className={`${css.card} ${css.row}`}
      data-clickable={rowLink || onRowClick ? true : undefined}
      data-current={isCurrent?.(row) || undefined}
    >
      <div className={css.cardHead}>
        {selection && (
          <Checkbox
            className={css.above}
            aria-label={selection.labelOf(key)}
            checked={selection.selected.has(key)}
            onChange={({ currentTarget }) =>
              selection.onSelect(withKey(selection.selected, key, currentTarget.checked))
            }
          />
        )}
        <div className={css.cardName}>{name && <RowName {...props}>{name.cell(row)}</RowName>}</div>
        {rowActions && <div className={css.above}>{rowActions(row)}</div>}
      </div>
      <dl className={css.facts}>
        {others
          .filter((column) => !column.wideOnly)
          .map((column) => (
            <div key={column.id} className={css.fact}>
              <dt>{column.title}</dt>
              <dd>{column.cell(row)}</dd>
            </div>
          ))}
      </dl>
    </li>
  )
}

function withKey(selected: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(selected)
  if (isIn) next.add(key)
  else next.delete(key)
  return next
}

import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { usePages, type RowOf } from '../data/queries.ts'
import { usePhrase } from '../text/use-phrase.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'

type ErrorRow = RowOf<'readImportErrors'>

/** Rows that could not be read, with their number in the file and why. */
export function ErrorRows({ importId }: { importId: string }) {
  const { t } = useLingui()
  const say = usePhrase()
  const listing = usePages('readImportErrors', { params: { id: importId }, query: { limit: 50 } })
  const columns = useMemo<readonly Column<ErrorRow>[]>(
    () => [
      { id: 'row', title: t`Row`, width: '90px', cell: (row) => row.row },
      { id: 'column', title: t`Column`, width: '200px', cell: (row) => row.column ?? '' },
      { id: 'reason', title: t`Why`, cell: (row) => say(row.message) },
    ],
    [t, say],
  )
  return (
    <DataTable
      label={t`Rows that did not go in`}
      listing={listing}
      columns={columns}
      rowKey={(row) => `${row.row} ${row.column} ${row.reason}`}
      empty={null}
    />
  )
}

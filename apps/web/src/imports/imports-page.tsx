import { Badge, Button } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { IconFileImport } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { usePages, type RowOf } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { useFormats } from '../text/formats.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { objectWords, stateWords } from './import-words.ts'

type ImportRow = RowOf<'listImports'>

/** Files that were brought in, newest first. */
export function ImportsPage() {
  const { t } = useMacro()
  const listing = usePages('listImports', { query: { limit: 50 } })
  const columns = useColumns()
  const begin = useMay('marketer') && (
    <Button component={Link} to="/imports/new" leftSection={<IconFileImport size={16} aria-hidden />}>
      <Trans>Import a file</Trans>
    </Button>
  )
  return (
    <Page>
      <PageHeader title={t`Imports`} lead={t`Contacts, companies and deals from CSV files.`} actions={begin} />
      <DataTable
        label={t`Imports`}
        listing={listing}
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => `/imports/${row.id}`}
        empty={
          <EmptyState title={t`Nothing imported yet`} icon={<IconFileImport size={22} aria-hidden />} action={begin}>
            <Trans>
              Bring your contacts from a CSV file; columns are matched with fields before anything is written.
            </Trans>
          </EmptyState>
        }
      />
    </Page>
  )
}

function useColumns(): readonly Column<ImportRow>[] {
  const { t } = useMacro()
  const { i18n } = useLingui()
  const { number } = useFormats()
  return useMemo(
    () => [
      { id: 'file', title: t`File`, cell: (row) => row.fileName },
      { id: 'object', title: t`What`, width: '130px', cell: (row) => i18n._(objectWords[row.object]) },
      { id: 'state', title: t`State`, width: '170px', cell: (row) => <StateBadge state={row.state} /> },
      { id: 'created', title: t`New`, width: '96px', align: 'end', cell: (row) => number(row.created) },
      { id: 'updated', title: t`Updated`, width: '96px', align: 'end', cell: (row) => number(row.updated) },
      { id: 'failed', title: t`Not read`, width: '96px', align: 'end', cell: (row) => number(row.failed) },
      {
        id: 'started',
        title: t`Started`,
        width: '150px',
        cell: (row) => row.startedAt !== null && <RelativeTime at={row.startedAt} />,
      },
    ],
    [t, i18n, number],
  )
}

const stateColors: Readonly<Record<ImportRow['state'], string>> = {
  uploaded: 'gray',
  running: 'accent',
  settling: 'accent',
  done: 'green',
  failed: 'red',
  cancelled: 'yellow',
}

export function StateBadge({ state }: { state: ImportRow['state'] }) {
  const { i18n } = useLingui()
  return (
    <Badge variant="light" color={stateColors[state]}>
      {i18n._(stateWords[state])}
    </Badge>
  )
}

import { Button, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { Link } from 'react-router'
import { wholeListing } from '../data/listing.ts'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { DataTable } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { EmptyState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { useSegmentColumns } from './use-segment-columns.tsx'

/** All segments with how many are in each. */
export function SegmentsPage() {
  const { t } = useLingui()
  const columns = useSegmentColumns()
  const [q] = useAddressParam('q')
  const segments = useRead('listSegments', { query: q ? { q } : {} }, { keepsLast: true })
  const create = useMay('marketer') && (
    <Button component={Link} to="/segments/new" leftSection={<IconPlus size={16} aria-hidden />}>
      <Trans>New segment</Trans>
    </Button>
  )
  const empty = q ? (
    <EmptyState title={t`No segment matches`} icon={<IconUsersGroup size={22} aria-hidden />} />
  ) : (
    <EmptyState title={t`No segments yet`} icon={<IconUsersGroup size={22} aria-hidden />} action={create}>
      <Trans>A segment is everybody who matches a condition, kept up to date by itself, or a list kept by hand.</Trans>
    </EmptyState>
  )
  return (
    <Page>
      <PageHeader title={t`Segments`} lead={t`Groups of contacts that flows and people work with.`} actions={create} />
      <Stack gap="md">
        <SearchInput label={t`Search segments`} />
        <DataTable
          label={t`Segments`}
          listing={wholeListing(segments, ({ rows }) => rows)}
          columns={columns}
          rowKey={(segment) => segment.id}
          rowLink={(segment) => `/segments/${segment.id}`}
          empty={empty}
        />
      </Stack>
    </Page>
  )
}

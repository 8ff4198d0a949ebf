import { Button, Group, Stack } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconBuilding, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useStages } from '../data/definitions.ts'
import { usePages, type RowOf } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { AddressSelect } from '../records/address-select.tsx'
import { ClearFilters } from '../records/clear-filters.tsx'
import { useAddressSorting } from '../records/use-address-sorting.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { DataTable } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { EmptyState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { NewCompany } from './new-company.tsx'
import { useCompanyColumns } from './use-company-columns.tsx'

export type CompanyRow = RowOf<'listCompanies'>

const sorts = ['name', 'created_at', 'updated_at', 'size'] as const

/** Companies, filtered and sorted; the filters stand in the address. */
export function CompaniesPage() {
  const { t } = useLingui()
  const { number } = useFormats()
  const [isNew, setIsNew] = useState(false)
  const [q] = useAddressParam('q')
  const [stage] = useAddressParam('stage')
  const { sorting, sort, order } = useAddressSorting(sorts, { by: 'name', order: 'asc' })
  const listing = usePages('listCompanies', {
    query: { ...(q && { q }), ...(stage && { stage }), sort, order, limit: 50 },
  })
  const columns = useCompanyColumns()
  const { total } = listing
  const count = total === null ? '' : number(total)
  const actions = useMay('marketer') && <Actions onNew={() => setIsNew(true)} />
  return (
    <Page>
      <PageHeader
        title={t`Companies`}
        lead={total !== null && <Plural value={total} one={`${count} company`} other={`${count} companies`} />}
        actions={actions}
      />
      <Stack gap="md">
        <Filters />
        <DataTable
          label={t`Companies`}
          listing={listing}
          columns={columns}
          rowKey={(company) => company.id}
          rowLink={(company) => `/companies/${company.id}`}
          sorting={sorting}
          empty={<NoCompanies isFiltered={q !== '' || stage !== ''} actions={actions} />}
        />
      </Stack>
      <NewCompany isOpen={isNew} onClose={() => setIsNew(false)} />
    </Page>
  )
}

function Actions({ onNew }: { onNew: () => void }) {
  return (
    <Group gap="xs">
      <Button
        variant="default"
        component={Link}
        to="/imports/new?object=company"
        leftSection={<IconFileImport size={16} aria-hidden />}
      >
        <Trans>Import</Trans>
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
        <Trans>New company</Trans>
      </Button>
    </Group>
  )
}

function Filters() {
  const { t } = useLingui()
  const label = useLabel()
  const stages = useStages().map((stage) => ({ value: stage.id, label: label(stage.label) }))
  return (
    <Group gap="sm">
      <SearchInput label={t`Search by name or domain`} />
      <AddressSelect param="stage" label={t`Any stage`} data={stages} />
    </Group>
  )
}

function NoCompanies({ isFiltered, actions }: { isFiltered: boolean; actions: ReactNode }) {
  const { t } = useLingui()
  const icon = <IconBuilding size={22} aria-hidden />
  if (isFiltered)
    return <EmptyState title={t`No company matches`} icon={icon} action={<ClearFilters to="/companies" />} />
  return (
    <EmptyState title={t`No companies yet`} icon={icon} action={actions}>
      <Trans>Contacts join the company of their e-mail domain by themselves.</Trans>
    </EmptyState>
  )
}

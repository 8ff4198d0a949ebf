import { Button, Group, Stack } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconFileImport, IconPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSegments, useStages, useStatuses } from '../data/definitions.ts'
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
import { NewContact } from './new-contact.tsx'
import { SelectedContacts } from './selected-contacts.tsx'
import { useContactColumns } from './use-contact-columns.tsx'

const sorts = ['updated_at', 'created_at', 'last_seen_at', 'last_name', 'email', 'score', 'stage_since'] as const

const none: ReadonlySet<string> = new Set()

export type ContactRow = RowOf<'listContacts'>

/** Contacts, filtered and sorted; the filters stand in the address. */
export function ContactsPage() {
  const { t } = useLingui()
  const { number } = useFormats()
  const mayWrite = useMay('marketer')
  const [isNew, setIsNew] = useAddressParam('new')
  const [selected, setSelected] = useState<ReadonlySet<string>>(none)
  const [filter, isFiltered] = useFilter()
  const { sorting, sort, order } = useAddressSorting(sorts, { by: 'updated_at', order: 'desc' })
  const listing = usePages('listContacts', { query: { ...filter, sort, order, limit: 50 } })
  const columns = useContactColumns()
  const { total } = listing
  const nameOf = (id: string) => listing.rows?.find((contact) => contact.id === id)?.name ?? id
  const count = total === null ? '' : number(total)
  const actions = mayWrite && (
    <>
      <Button
        variant="default"
        component={Link}
        to="/imports/new"
        leftSection={<IconFileImport size={16} aria-hidden />}
      >
        <Trans>Import</Trans>
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsNew('1')}>
        <Trans>New contact</Trans>
      </Button>
    </>
  )
  return (
    <Page>
      <PageHeader
        title={t`Contacts`}
        lead={total !== null && <Plural value={total} one={`${count} contact`} other={`${count} contacts`} />}
        actions={actions}
      />
      <Stack gap="md">
        {selected.size > 0 ? <SelectedContacts ids={[...selected]} onClear={() => setSelected(none)} /> : <Filters />}
        <DataTable
          label={t`Contacts`}
          listing={listing}
          columns={columns}
          rowKey={(contact) => contact.id}
          rowLink={(contact) => `/contacts/${contact.id}`}
          sorting={sorting}
          {...(mayWrite && {
            selection: { selected, onSelect: setSelected, labelOf: (id) => t`Select ${nameOf(id)}` },
          })}
          empty={
            <EmptyState
              title={isFiltered ? t`No contact matches` : t`No contacts yet`}
              icon={<IconUsers size={22} aria-hidden />}
              action={isFiltered ? <ClearFilters to="/contacts" /> : actions && <Group gap="xs">{actions}</Group>}
            >
              {!isFiltered && <Trans>They come from a file, from the events your site sends, or one by one.</Trans>}
            </EmptyState>
          }
        />
      </Stack>
      <NewContact isOpen={isNew !== ''} onClose={() => setIsNew('')} />
    </Page>
  )
}

function useFilter(): [Partial<Record<'q' | 'stage' | 'status' | 'segment', string>>, boolean] {
  const [q] = useAddressParam('q')
  const [stage] = useAddressParam('stage')
  const [status] = useAddressParam('status')
  const [segment] = useAddressParam('segment')
  const chosen = Object.entries({ q, stage, status, segment }).filter(([, value]) => value !== '')
  return [Object.fromEntries(chosen), chosen.length > 0]
}

function Filters() {
  const { t } = useLingui()
  const label = useLabel()
  const stages = useStages().map((stage) => ({ value: stage.id, label: label(stage.label) }))
  const statuses = useStatuses().map((status) => ({ value: status.id, label: label(status.label) }))
  const segments = useSegments().map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Group gap="sm">
      <SearchInput label={t`Search by name, e-mail or id`} />
      <AddressSelect param="stage" label={t`Any stage`} data={stages} />
      <AddressSelect param="status" label={t`Any lead status`} data={statuses} />
      <AddressSelect param="segment" label={t`Any segment`} data={segments} />
    </Group>
  )
}

import { Button, Group, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { wholeListing } from '../data/listing.ts'
import { DataTable } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { EmptyState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { ArchiveQuestion } from './archive-question.tsx'
import { FileFlow } from './file-flow.tsx'
import { FilingFilters } from './filing-filters.tsx'
import { FlowMenu } from './flow-menu.tsx'
import type { FlowRow, FlowStatus } from './flow-status.tsx'
import { ImportFlow } from './import-flow.tsx'
import { NewFlow } from './new-flow.tsx'
import { StatusFilter, isFlowStatus } from './status-filter.tsx'
import { useFlowColumns } from './use-flow-columns.tsx'
import { useFlowMoves } from './use-flow-moves.ts'

/** All flows with their counts, and the way to a new one. */
export function FlowsPage() {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const [isNew, setIsNew] = useAddressParam('new')
  const [q] = useAddressParam('q')
  const [status, setStatus] = useAddressParam('status')
  const chosen = isFlowStatus(status) ? status : undefined
  const [folder] = useAddressParam('folder')
  const [tag] = useAddressParam('tag')
  const [owner] = useAddressParam('owner')
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsNew('1')}>
      <Trans>New flow</Trans>
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t`Flows`}
        lead={t`What happens to contacts, step by step.`}
        actions={mayWrite && <Starting create={create} />}
      />
      <Stack gap="md">
        <Group gap="sm">
          <SearchInput label={t`Search flows`} />
          <StatusFilter value={chosen} onChange={setStatus} />
          <FilingFilters />
        </Group>
        <FlowList q={q} status={chosen} filing={{ folder, tag, owner }} create={create} />
      </Stack>
      <NewFlow isOpen={mayWrite && isNew !== ''} onClose={() => setIsNew('')} />
    </Page>
  )
}

function Starting({ create }: { create: React.ReactNode }) {
  return (
    <Group gap="xs">
      <ImportFlow />
      {create}
    </Group>
  )
}

/** Where flows belong; empty for anywhere. */
interface Filing {
  folder: string
  tag: string
  owner: string
}

interface FlowListProps {
  filing: Filing
  q: string
  status: FlowStatus | undefined
  create: React.ReactNode
}

function FlowList({ q, status, filing, create }: FlowListProps) {
  const { t } = useLingui()
  const columns = useFlowColumns()
  const moves = useFlowMoves()
  const [toArchive, setToArchive] = useState<FlowRow | null>(null)
  const [toFile, setToFile] = useState<FlowRow | null>(null)
  const query = { ...(q && { q }), ...(status && { status }) }
  const flows = useRead('listFlows', { query }, { keepsLast: true })
  // What is put away is out of sight until one asks for it.
  const isShown = (flow: FlowRow) => (status !== undefined || flow.status !== 'archived') && belongs(flow, filing)
  const listing = wholeListing(flows, ({ rows }) => rows.filter(isShown))
  const isFiltered = [q, status, filing.folder, filing.tag, filing.owner].some(Boolean)
  return (
    <>
      <DataTable
        label={t`Flows`}
        listing={listing}
        columns={columns}
        rowKey={(flow) => flow.id}
        rowLink={(flow) => `/flows/${flow.id}`}
        rowActions={(flow) => <FlowMenu flow={flow} moves={moves} onFile={setToFile} onArchive={setToArchive} />}
        empty={<NoFlows isFiltered={isFiltered} create={create} />}
      />
      <FileFlow flow={toFile} onClose={() => setToFile(null)} />
      <ArchiveQuestion flow={toArchive} moves={moves} onClose={() => setToArchive(null)} />
    </>
  )
}

const belongs = ({ folder, tags, owner }: FlowRow, filing: Filing): boolean =>
  (filing.folder === '' || folder === filing.folder) &&
  (filing.tag === '' || tags.includes(filing.tag)) &&
  (filing.owner === '' || owner?.id === filing.owner)

function NoFlows({ isFiltered, create }: { isFiltered: boolean; create: React.ReactNode }) {
  const { t } = useLingui()
  if (isFiltered) return <EmptyState title={t`No flow matches`} icon={<IconRoute size={22} aria-hidden />} />
  return (
    <EmptyState title={t`No flows yet`} icon={<IconRoute size={22} aria-hidden />} action={create}>
      <Trans>A flow takes contacts in by a trigger and moves them on: it waits, decides, writes and notifies.</Trans>
    </EmptyState>
  )
}

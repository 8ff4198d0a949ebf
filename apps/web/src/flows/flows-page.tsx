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
import { FlowMenu } from './flow-menu.tsx'
import type { FlowRow, FlowStatus } from './flow-status.tsx'
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
  const create = mayWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsNew('1')}>
      <Trans>New flow</Trans>
    </Button>
  )
  return (
    <Page>
      <PageHeader title={t`Flows`} lead={t`What happens to contacts, step by step.`} actions={create} />
      <Stack gap="md">
        <Group gap="sm">
          <SearchInput label={t`Search flows`} />
          <StatusFilter value={chosen} onChange={setStatus} />
        </Group>
        <FlowList q={q} status={chosen} create={create} />
      </Stack>
      <NewFlow isOpen={mayWrite && isNew !== ''} onClose={() => setIsNew('')} />
    </Page>
  )
}

interface FlowListProps {
  q: string
  status: FlowStatus | undefined
  create: React.ReactNode
}

function FlowList({ q, status, create }: FlowListProps) {
  const { t } = useLingui()
  const columns = useFlowColumns()
  const moves = useFlowMoves()
  const [toArchive, setToArchive] = useState<FlowRow | null>(null)
  const query = { ...(q && { q }), ...(status && { status }) }
  const flows = useRead('listFlows', { query }, { keepsLast: true })
  // What is put away is out of sight until one asks for it.
  const listing = wholeListing(flows, ({ rows }) => (status ? rows : rows.filter((flow) => flow.status !== 'archived')))
  return (
    <>
      <DataTable
        label={t`Flows`}
        listing={listing}
        columns={columns}
        rowKey={(flow) => flow.id}
        rowLink={(flow) => `/flows/${flow.id}`}
        rowActions={(flow) => <FlowMenu flow={flow} moves={moves} onArchive={setToArchive} />}
        empty={<NoFlows isFiltered={q !== '' || status !== undefined} create={create} />}
      />
      <ArchiveQuestion flow={toArchive} moves={moves} onClose={() => setToArchive(null)} />
    </>
  )
}

function NoFlows({ isFiltered, create }: { isFiltered: boolean; create: React.ReactNode }) {
  const { t } = useLingui()
  if (isFiltered) return <EmptyState title={t`No flow matches`} icon={<IconRoute size={22} aria-hidden />} />
  return (
    <EmptyState title={t`No flows yet`} icon={<IconRoute size={22} aria-hidden />} action={create}>
      <Trans>A flow takes contacts in by a trigger and moves them on: it waits, decides, writes and notifies.</Trans>
    </EmptyState>
  )
}

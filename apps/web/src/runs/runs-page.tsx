import { Button, Group } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import type { FlowNode } from '@etape/flow'
import { IconRoute } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { usePages, useRead } from '../data/queries.ts'
import { FlowWordsProvider } from '../editor/words/flow-words.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { ResumeRuns } from './resume-runs.tsx'
import { NodeFilter, StatusFilter } from './run-filters.tsx'
import { useLiveNodes } from './use-live-nodes.ts'
import { useRunColumns } from './use-run-columns.tsx'

type Flow = ResponseOf<'readFlow'>

/** The runs of one flow, filtered by where they are and how they fare; the filters stand in the address. */
export function RunsPage() {
  const { id = '' } = useParams()
  const flow = useRead('readFlow', { params: { id } })
  const nodes = useLiveNodes(id, flow.data?.version ?? null)
  if (flow.error && !flow.data)
    return (
      <Page>
        <FailedState error={flow.error} onRetry={() => void flow.refetch()} />
      </Page>
    )
  return (
    <Page>
      <RunsHeader id={id} flow={flow.data} />
      <FlowWordsProvider nodes={nodes}>
        <RunList id={id} flow={flow.data} nodes={nodes} />
      </FlowWordsProvider>
    </Page>
  )
}

function RunsHeader({ id, flow }: { id: string; flow: Flow | undefined }) {
  const { t } = useLingui()
  return (
    <PageHeader
      title={flow ? t`Runs of ${flow.name}` : t`Runs`}
      lead={<Trans>Each contact’s way through the flow, newest first.</Trans>}
      actions={
        <Button variant="default" component={Link} to={`/flows/${id}`}>
          <Trans>Open the flow</Trans>
        </Button>
      }
    />
  )
}

const statuses = ['waiting', 'ended', 'failed'] as const

interface RunListProps {
  id: string
  flow: Flow | undefined
  nodes: readonly FlowNode[]
}

function RunList({ id, flow, nodes }: RunListProps) {
  const { t } = useLingui()
  const [status, setStatus] = useAddressParam('status')
  const [node, setNode] = useAddressParam('node')
  const [q] = useAddressParam('q')
  const shown = statuses.find((known) => known === status)
  const listing = usePages('listRuns', {
    query: { flow: id, ...(shown && { status: shown }), ...(node && { node }), ...(q && { q }) },
  })
  const columns = useRunColumns(nodes)
  const isFiltered = status !== '' || node !== '' || q !== ''
  return (
    <>
      <Group gap="sm" mb="md">
        <StatusFilter value={status} counts={flow?.counts} onChange={setStatus} />
        <NodeFilter nodes={nodes} value={node} onChange={setNode} />
        <SearchInput label={t`Find a contact`} />
        {status === 'failed' && listing.rows && listing.rows.length > 0 && <ResumeRuns flow={id} node={node} />}
      </Group>
      <DataTable
        label={t`Runs`}
        listing={listing}
        columns={columns}
        rowKey={(run) => run.id}
        rowLink={(run) => `/runs/${run.id}`}
        empty={
          <EmptyState
            icon={<IconRoute size={22} aria-hidden />}
            title={isFiltered ? t`No run is like that` : t`Nobody has come in yet`}
          >
            {isFiltered ? (
              <Trans>Take a filter away to see more.</Trans>
            ) : (
              <Trans>Runs appear here as soon as the flow’s triggers fire.</Trans>
            )}
          </EmptyState>
        }
      />
    </>
  )
}

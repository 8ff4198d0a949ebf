import { Button, Group, SegmentedControl, Select } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { readDraft } from '@etape/flow'
import { IconRoute } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { usePages, useRead, type RowOf } from '../data/queries.ts'
import { FlowWordsProvider, useFlowWords } from '../editor/words/flow-words.tsx'
import { useFormats } from '../text/formats.ts'
import { usePhrase } from '../text/use-phrase.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { RunStatus } from './run-status.tsx'

type Flow = ResponseOf<'readFlow'>
type RunRow = RowOf<'listRuns'>

/** The runs of one flow, filtered by where they are and how they fare; the filters stand in the address. */
export function RunsPage() {
  const { id = '' } = useParams()
  const flow = useRead('readFlow', { params: { id } })
  if (flow.error && !flow.data)
    return (
      <Page>
        <FailedState error={flow.error} onRetry={() => void flow.refetch()} />
      </Page>
    )
  return (
    <Page>
      <RunsHeader id={id} flow={flow.data} />
      <RunList id={id} flow={flow.data} />
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

function RunList({ id, flow }: { id: string; flow: Flow | undefined }) {
  const { t } = useLingui()
  const [status, setStatus] = useAddressParam('status')
  const [node, setNode] = useAddressParam('node')
  const [q] = useAddressParam('q')
  const shown = statuses.find((known) => known === status)
  const listing = usePages('listRuns', {
    query: { flow: id, ...(shown && { status: shown }), ...(node && { node }), ...(q && { q }) },
  })
  const columns = useRunColumns()
  const isFiltered = status !== '' || node !== '' || q !== ''
  return (
    <>
      <Group gap="sm" mb="md">
        <StatusFilter value={status} counts={flow?.counts} onChange={setStatus} />
        <NodeFilter flowId={id} version={flow?.version ?? null} value={node} onChange={setNode} />
        <SearchInput label={t`Find a contact`} />
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

interface StatusFilterProps {
  value: string
  counts: Flow['counts'] | undefined
  onChange: (status: string) => void
}

function StatusFilter({ value, counts, onChange }: StatusFilterProps) {
  const { t } = useLingui()
  const formats = useFormats()
  const withCount = (label: string, count: number | undefined) =>
    count === undefined ? label : `${label} ${formats.number(count)}`
  return (
    <SegmentedControl
      aria-label={t`State`}
      value={value}
      onChange={onChange}
      data={[
        { value: '', label: withCount(t({ message: 'All', context: 'run' }), counts?.enrolled) },
        { value: 'waiting', label: withCount(t`Waiting`, counts?.waiting) },
        { value: 'ended', label: withCount(t({ message: 'Ended', context: 'run' }), counts?.ended) },
        { value: 'failed', label: withCount(t({ message: 'Failed', context: 'run' }), counts?.failed) },
      ]}
    />
  )
}

interface NodeFilterProps {
  flowId: string
  version: number | null
  value: string
  onChange: (node: string) => void
}

function NodeFilter({ flowId, version, value, onChange }: NodeFilterProps) {
  const { data } = useRead(
    'readVersion',
    { params: { id: flowId, number: version ?? 0 } },
    { enabled: version !== null },
  )
  const nodes = useMemo(() => {
    const reading = data && readDraft(data.document)
    return reading?.ok ? reading.value.nodes : []
  }, [data])
  return (
    <FlowWordsProvider nodes={nodes}>
      <NodeSelect nodes={nodes} value={value} onChange={onChange} />
    </FlowWordsProvider>
  )
}

function NodeSelect({
  nodes,
  value,
  onChange,
}: {
  nodes: Parameters<typeof FlowWordsProvider>[0]['nodes']
  value: string
  onChange: (node: string) => void
}) {
  const { t } = useLingui()
  const words = useFlowWords()
  const known = nodes.map((node) => ({ value: node.id, label: words.node(node) }))
  const isKnown = value === '' || known.some((node) => node.value === value)
  return (
    <Select
      aria-label={t`At the step`}
      placeholder={t`At any step`}
      data={isKnown ? known : [...known, { value, label: value }]}
      value={value || null}
      searchable
      clearable
      w={{ base: '100%', xs: 240 }}
      onChange={(node) => onChange(node ?? '')}
    />
  )
}

function useRunColumns(): readonly Column<RunRow>[] {
  const { t } = useLingui()
  const say = usePhrase()
  return useMemo(
    () => [
      { id: 'contact', title: t`Contact`, cell: (run) => run.contact.name },
      {
        id: 'status',
        title: t`State`,
        width: '170px',
        cell: (run) => <RunStatus status={run.status} outcome={run.outcome} />,
      },
      { id: 'node', title: t`Step`, cell: (run) => run.node.name },
      { id: 'next', title: t`What next`, cell: (run) => <WhatNext run={run} say={say} /> },
      { id: 'started', title: t`Started`, width: '150px', cell: (run) => <RelativeTime at={run.startedAt} /> },
      {
        id: 'ended',
        title: t({ message: 'Ended', context: 'run' }),
        width: '150px',
        wideOnly: true,
        cell: (run) => (run.endedAt === null ? null : <RelativeTime at={run.endedAt} />),
      },
    ],
    [t, say],
  )
}

function WhatNext({ run, say }: { run: RunRow; say: ReturnType<typeof usePhrase> }) {
  if (run.problem) return say(run.problem)
  if (run.wakeAt === null) return null
  return (
    <Trans>
      Goes on <RelativeTime at={run.wakeAt} />
    </Trans>
  )
}

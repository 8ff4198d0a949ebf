import { Button, Chip, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconFileImport, IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { usePipelines } from '../data/definitions.ts'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { AddressSelect } from '../records/address-select.tsx'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { FailedState } from '../ui/states.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { Board } from './board.tsx'
import { usePipeline } from './deal-filter.ts'
import { DealList } from './deal-list.tsx'
import css from './deals-page.module.css'
import { Forecast } from './forecast.tsx'
import { NewDeal } from './new-deal.tsx'

/** Deals as a board or a list; how they are shown and what is filtered stands in the address. */
export function DealsPage() {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const [isNew, setIsNew] = useState(false)
  const [view] = useAddressParam('view')
  const pipeline = usePipeline()
  return (
    <div className={css.page}>
      <PageHeader
        title={t`Deals`}
        lead={pipeline && <Forecast pipeline={pipeline.id} />}
        actions={mayWrite && <Actions onNew={() => setIsNew(true)} />}
      />
      <Stack gap="md">
        <Filters />
        {!pipeline && <NoPipeline />}
        {pipeline &&
          (view === 'list' ? <DealList pipeline={pipeline} /> : <Board key={pipeline.id} pipeline={pipeline} />)}
      </Stack>
      <NewDeal company={null} contacts={[]} isOpen={isNew} onClose={() => setIsNew(false)} />
    </div>
  )
}

/** While the pipelines are read, or in their place when they cannot be. */
function NoPipeline() {
  const { error, refetch } = useRead('listPipelines', {})
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />
  return (
    <Group gap={10} grow wrap="nowrap" align="flex-start" aria-busy>
      {[280, 220, 160, 240, 120].map((height) => (
        <Skeleton key={height} height={height} radius="lg" />
      ))}
    </Group>
  )
}

function Actions({ onNew }: { onNew: () => void }) {
  return (
    <>
      <Button
        variant="default"
        component={Link}
        to="/imports/new?object=deal"
        leftSection={<IconFileImport size={16} aria-hidden />}
      >
        <Trans>Import</Trans>
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onNew}>
        <Trans>New deal</Trans>
      </Button>
    </>
  )
}

function Filters() {
  const { t } = useLingui()
  const label = useLabel()
  const pipelines = usePipelines()
  const pipeline = usePipeline()
  const [view, setView] = useAddressParam('view')
  const stages = pipeline?.stages.map((stage) => ({ value: stage.id, label: label(stage.label) })) ?? []
  return (
    <Group gap="sm" justify="space-between">
      <Group gap="sm" className={css.filters}>
        <SearchInput label={t`Search by name`} />
        {pipelines.length > 1 && (
          <AddressSelect
            param="pipeline"
            label={t`Pipeline`}
            data={pipelines.map((one) => ({ value: one.id, label: label(one.label) }))}
          />
        )}
        {view === 'list' && <AddressSelect param="stage" label={t`Any stage`} data={stages} />}
        <WithoutCompany />
      </Group>
      <SegmentedControl
        aria-label={t`How deals are shown`}
        data={[
          { value: '', label: <ViewLabel icon={<IconLayoutKanban size={16} aria-hidden />} words={t`Board`} /> },
          { value: 'list', label: <ViewLabel icon={<IconList size={16} aria-hidden />} words={t`List`} /> },
        ]}
        value={view === 'list' ? 'list' : ''}
        onChange={setView}
      />
    </Group>
  )
}

function ViewLabel({ icon, words }: { icon: ReactNode; words: string }) {
  return (
    <span className={css.view}>
      {icon}
      {words}
    </span>
  )
}

function WithoutCompany() {
  const { number } = useFormats()
  const [without, set] = useAddressParam('without')
  const pipeline = usePipeline()
  const { data } = useRead(
    'summariseDeals',
    { query: pipeline ? { pipeline: pipeline.id } : {} },
    { enabled: pipeline !== undefined },
  )
  const isOn = without === 'company'
  if (!isOn && !data?.withoutCompany) return null
  const count = number(data?.withoutCompany ?? 0)
  return (
    <Chip checked={isOn} onChange={() => set(isOn ? '' : 'company')}>
      <Trans>Without company ({count})</Trans>
    </Chip>
  )
}

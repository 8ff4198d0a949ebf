import { useLingui } from '@lingui/react/macro'
import { IconTargetArrow } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { PipelineRow } from '../data/definitions.ts'
import { usePages } from '../data/queries.ts'
import { ClearFilters } from '../records/clear-filters.tsx'
import { FieldValueText } from '../records/field-value.tsx'
import { useAddressSorting } from '../records/use-address-sorting.ts'
import { useFormats } from '../text/formats.ts'
import { DataTable, type Column } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/states.tsx'
import { RelativeTime } from '../ui/times.tsx'
import { useAddressParam } from '../ui/use-address-param.ts'
import { useDealFilter } from './deal-filter.ts'
import { textOf, timeOf, type DealRow } from './deal-row.ts'
import css from './deal-list.module.css'
import { PipelineStageBadge } from './pipeline-stage.tsx'
import { useMoney } from './use-money.ts'

const sorts = ['updated_at', 'created_at', 'amount', 'close_date', 'name'] as const

/** Deals of a pipeline as a table. */
export function DealList({ pipeline }: { pipeline: PipelineRow }) {
  const { t } = useLingui()
  const filter = useDealFilter()
  const [stage] = useAddressParam('stage')
  const { sorting, sort, order } = useAddressSorting(sorts, { by: 'updated_at', order: 'desc' })
  const listing = usePages('listDeals', {
    query: { ...filter, ...(stage && { stage }), pipeline: pipeline.id, sort, order, limit: 50 },
  })
  const isFiltered = stage !== '' || Object.keys(filter).length > 0
  return (
    <DataTable
      label={t`Deals`}
      listing={listing}
      columns={useColumns()}
      rowKey={(deal) => deal.id}
      rowLink={(deal) => `/deals/${deal.id}`}
      sorting={sorting}
      empty={
        <EmptyState
          title={isFiltered ? t`No deal matches` : t`No deals yet`}
          icon={<IconTargetArrow size={22} aria-hidden />}
          action={isFiltered && <ClearFilters to="/deals?view=list" />}
        />
      }
    />
  )
}

function useColumns(): readonly Column<DealRow>[] {
  const { t } = useLingui()
  const money = useMoney()
  const { day } = useFormats()
  return useMemo<readonly Column<DealRow>[]>(
    () => [
      { id: 'name', title: t`Name`, sortBy: 'name', cell: (deal) => <Name deal={deal} /> },
      { id: 'stage', title: t`Deal stage`, width: '190px', cell: (deal) => <Stage deal={deal} /> },
      { id: 'amount', title: t`Amount`, width: '140px', align: 'end', sortBy: 'amount', cell: money.ofDeal },
      {
        id: 'close',
        title: t`Close date`,
        width: '140px',
        sortBy: 'close_date',
        cell: (deal) => dayOr(timeOf(deal, 'close_date'), day),
      },
      { id: 'owner', title: t`Owner`, width: '150px', cell: owner, wideOnly: true },
      { id: 'updated', title: t`Last change`, width: '150px', sortBy: 'updated_at', cell: changed, wideOnly: true },
    ],
    [t, money.ofDeal, day],
  )
}

const dayOr = (at: number | null, day: (at: number) => string) => (at === null ? null : day(at))

const owner = ({ fields }: DealRow) => <FieldValueText record="deal" field="owner" value={fields['owner'] ?? null} />

const changed = (deal: DealRow) => {
  const at = timeOf(deal, 'updated_at')
  return at !== null && <RelativeTime at={at} />
}

function Name({ deal: { name, company, contacts } }: { deal: DealRow }) {
  const about = [company?.name, contacts[0]?.name].find((other) => other !== undefined && other !== name)
  return (
    <>
      {name}
      {about && <span className={css.about}>{about}</span>}
    </>
  )
}

function Stage({ deal }: { deal: DealRow }) {
  const stage = textOf(deal, 'stage')
  return stage && <PipelineStageBadge pipeline={textOf(deal, 'pipeline') ?? ''} stage={stage} />
}

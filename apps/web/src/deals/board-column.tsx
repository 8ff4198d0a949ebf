import { Button, Skeleton, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import type { PipelineRow } from '../data/definitions.ts'
import { usePages } from '../data/queries.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { DotBadge } from '../ui/dot-badge.tsx'
import { FailedState } from '../ui/states.tsx'
import css from './board.module.css'
import { DealCard, type CardMoving } from './deal-card.tsx'
import { useDealFilter } from './deal-filter.ts'
import type { DealRow } from './deal-row.ts'
import { withMoves, type Moves } from './moves.ts'
import { typeColors, type PipelineStageRow } from './pipeline-stage.tsx'
import { useMoney } from './use-money.ts'

type Sums = ResponseOf<'summariseDeals'>['stages'][number]

interface BoardColumnProps {
  pipeline: PipelineRow
  stage: PipelineStageRow
  /** Of all deals at the stage; `null` while they are added up, or when there are none. */
  sums: Sums | null
  moves: Moves
  draggedId: string | null
  isOver: boolean
  /** Both absent for those who may not move deals. */
  onMove?: (deal: DealRow, to: string) => void
  dragOf?: (deal: DealRow) => NonNullable<CardMoving['drag']>
}

/** One stage: how many deals, what they are worth and what may come of them, and the cards. */
export function BoardColumn(props: BoardColumnProps) {
  const { pipeline, stage, sums, moves, draggedId, isOver, onMove, dragOf } = props
  const label = useLabel()
  const filter = useDealFilter()
  const listing = usePages('listDeals', {
    query: { ...filter, pipeline: pipeline.id, stage: stage.id, sort: 'updated_at', order: 'desc', limit: 20 },
  })
  const isFiltered = Object.keys(filter).length > 0
  return (
    <section
      className={css.column}
      data-stage={stage.id}
      data-over={isOver || undefined}
      aria-label={label(stage.label)}
    >
      <ColumnHead stage={stage} total={listing.total} sums={isFiltered ? null : sums} />
      {listing.error && <FailedState error={listing.error} onRetry={listing.retry} />}
      <ul className={css.cards} aria-busy={!listing.rows || listing.isStale}>
        {!listing.rows && !listing.error && <LoadingCards />}
        {withMoves(listing.rows ?? [], stage.id, moves).map((deal) => (
          <DealCard
            key={deal.id}
            deal={deal}
            isDragged={deal.id === draggedId}
            {...(onMove && dragOf && { moving: { pipeline, onMove: (to) => onMove(deal, to), drag: dragOf(deal) } })}
          />
        ))}
        {listing.more && (
          <li>
            <Button fullWidth size="xs" variant="subtle" loading={listing.more.isLoading} onClick={listing.more.load}>
              <Trans>Show more</Trans>
            </Button>
          </li>
        )}
      </ul>
    </section>
  )
}

function ColumnHead({ stage, total, sums }: { stage: PipelineStageRow; total: number | null; sums: Sums | null }) {
  const { t } = useLingui()
  const label = useLabel()
  const { number, percent } = useFormats()
  const { sum } = useMoney()
  const count = sums?.count ?? total
  const weighted = sum(sums?.weighted ?? 0)
  const share = percent(stage.probability)
  return (
    <header className={css.head}>
      <div className={css.name}>
        <h2>
          <DotBadge color={typeColors[stage.type]} label={label(stage.label)} />
        </h2>
        <span className={css.count}>{count === null ? '' : number(count)}</span>
      </div>
      <div className={css.sums}>
        <span>{sums ? sum(sums.amount) : ' '}</span>
        {sums && stage.type === 'open' && (
          <Text component="span" inherit title={t`Weighted by ${share}, the chance of deals at this stage`}>
            <Trans>{weighted} weighted</Trans>
          </Text>
        )}
      </div>
    </header>
  )
}

const LoadingCards = () =>
  [64, 76, 64].map((height, index) => (
    // Placeholders have no identity but their place.
    // oxlint-disable-next-line react/no-array-index-key
    <li key={index}>
      <Skeleton height={height} radius="md" />
    </li>
  ))

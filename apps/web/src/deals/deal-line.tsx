import { RecordLine } from '../records/record-lines.tsx'
import { textOf, type DealRow } from './deal-row.ts'
import { PipelineStageBadge } from './pipeline-stage.tsx'
import { useMoney } from './use-money.ts'

/** A deal in a short list: its name, where it stands, what it is worth. */
export function DealLine({ deal }: { deal: DealRow }) {
  const money = useMoney()
  const stage = textOf(deal, 'stage')
  return (
    <RecordLine
      to={`/deals/${deal.id}`}
      name={deal.name}
      under={stage && <PipelineStageBadge pipeline={textOf(deal, 'pipeline') ?? ''} stage={stage} />}
      end={money.ofDeal(deal)}
    />
  )
}

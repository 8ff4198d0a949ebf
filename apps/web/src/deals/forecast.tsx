import { Plural } from '@lingui/react/macro'
import { useRead } from '../data/queries.ts'
import { useFormats } from '../text/formats.ts'
import { useMoney } from './use-money.ts'

/** What is open in a pipeline, and what may come of it. */
export function Forecast({ pipeline }: { pipeline: string }) {
  const { number } = useFormats()
  const { sum } = useMoney()
  const { data } = useRead('summariseDeals', { query: { pipeline } })
  if (!data) return null
  const open = data.stages.filter(({ type }) => type === 'open')
  const total = (of: 'count' | 'amount' | 'weighted') => open.reduce((sofar, stage) => sofar + stage[of], 0)
  const count = total('count')
  const countText = number(count)
  const amount = sum(total('amount'))
  const weighted = sum(total('weighted'))
  return (
    <Plural
      value={count}
      one={`${countText} open deal, worth ${amount}, ${weighted} weighted`}
      other={`${countText} open deals, worth ${amount}, ${weighted} weighted`}
    />
  )
}

import { useCallback } from 'react'
import { useWorkspace } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { amountOf, currencyOf, type DealRow } from './deal-row.ts'

interface Money {
  /** What a deal is worth, in its own currency; `null` while nobody knows. */
  ofDeal: (deal: DealRow) => string | null
  /** A sum, in the workspace's currency. */
  sum: (amount: number) => string
}

/** Amounts as the reader's language writes them. */
export function useMoney(): Money {
  const { money } = useFormats()
  const workspace = useWorkspace()?.currency ?? 'EUR'
  const ofDeal = useCallback(
    (deal: DealRow) => {
      const amount = amountOf(deal)
      return amount === null ? null : money(amount, currencyOf(deal, workspace))
    },
    [money, workspace],
  )
  const sum = useCallback((amount: number) => money(amount, workspace), [money, workspace])
  return { ofDeal, sum }
}

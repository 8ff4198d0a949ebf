import type { ResponseOf } from '@etape/contract'
import { createContext, use, useMemo, useState } from 'react'
import { useRead } from '../../data/queries.ts'
import { useNow } from '../../ui/use-now.ts'
import { sinceOf, type Period } from './period.ts'

export type FlowNumbers = ResponseOf<'readFlowStats'>

/** Which numbers stand on the canvas. */
export interface NumbersChoice {
  period: Period
  /** Of one version; `null` for all. */
  version: number | null
  /** Edges as thick as the share of contacts that took them. */
  isHeated: boolean
}

export interface LiveNumbers {
  /** The flow they are of. */
  flow: string
  /** `null` before the flow was ever published, and until they are read. */
  numbers: FlowNumbers | null
  choice: NumbersChoice
  choose: (part: Partial<NumbersChoice>) => void
}

export const LiveNumbersContext = createContext<LiveNumbers | null>(null)
export const useLiveNumbers = (): LiveNumbers | null => use(LiveNumbersContext)

/** How many came by, wait and failed at each node; `null` before the flow was ever published. */
export const useNumbers = (): FlowNumbers | null => use(LiveNumbersContext)?.numbers ?? null

/** Reads a flow's numbers for a period and a version that can be chosen; the stream keeps them fresh. */
export function useNewLiveNumbers(flow: ResponseOf<'readFlow'>): LiveNumbers {
  const [choice, setChoice] = useState<NumbersChoice>({ period: 'all', version: null, isHeated: false })
  const now = useNow()
  const query = { ...sinceOf(choice.period, now), ...(choice.version !== null && { version: choice.version }) }
  const isLive = flow.version !== null
  const numbers = useRead(
    'readFlowStats',
    { params: { id: flow.id }, query },
    { enabled: isLive, keepsLast: true },
  ).data
  return useMemo(
    () => ({
      flow: flow.id,
      numbers: (isLive && numbers) || null,
      choice,
      choose: (part) => setChoice((before) => ({ ...before, ...part })),
    }),
    [flow.id, isLive, numbers, choice],
  )
}

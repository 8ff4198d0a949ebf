import type { ResponseOf } from '@etape/contract'
import { createContext, use } from 'react'

export type FlowNumbers = ResponseOf<'readFlowStats'>

export const NumbersContext = createContext<FlowNumbers | null>(null)

/** How many came by, wait and failed at each node; `null` before the flow was ever published. */
export const useNumbers = (): FlowNumbers | null => use(NumbersContext)

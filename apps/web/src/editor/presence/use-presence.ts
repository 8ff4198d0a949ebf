import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useMemo, useState } from 'react'
import { client } from '../../data/client.ts'
import { keyOf, useRead } from '../../data/queries.ts'
import { useEditorState } from '../state/editor-context.ts'
import { soleNode } from '../state/selection.ts'
import { othersIn, type Present } from './present.ts'

const nobody: readonly Present[] = []
export const PresenceContext = createContext<readonly Present[]>(nobody)
export const useOthers = (): readonly Present[] => use(PresenceContext)

// Well within the time after which the server takes who is silent for gone.
const beatMs = 4_000
const restMs = 250

const newTab = (): string => crypto.randomUUID()

/** Says that one is here and what one has selected, for as long as the flow is open; answers who else is. */
export function useNewPresence(flow: string): readonly Present[] {
  const [tab] = useState(newTab)
  const selected = useEditorState(({ document, selection }) => {
    const id = soleNode(selection)
    return document.nodes.some((node) => node.id === id) ? id : null
  })
  useBeating({ flow, tab, selected })
  const rows = useRead('listPresence', { params: { id: flow } }, { keepsLast: true }).data?.rows
  // The same rows as long as they say the same: the whole canvas looks at them.
  return useMemo(() => (rows ? othersIn(rows, tab) : nobody), [rows, tab])
}

interface Beating {
  flow: string
  tab: string
  selected: string | null
}

function useBeating({ flow, tab, selected }: Beating): void {
  const queries = useQueryClient()
  useEffect(() => {
    const params = { id: flow, tab }
    const beat = async () => {
      try {
        const answer = await client.bePresent({ params, body: { node: selected } })
        queries.setQueryData(keyOf('listPresence', { params: { id: flow } }), answer)
      } catch {
        // Out of reach: others see that one is gone, and the next beat says that one is back.
      }
    }
    const first = setTimeout(() => void beat(), restMs)
    const beats = setInterval(() => void beat(), beatMs)
    return () => {
      clearTimeout(first)
      clearInterval(beats)
    }
  }, [flow, tab, selected, queries])
  useEffect(() => {
    // The page may be going: the browser sends it all the same.
    const leave = () => void fetch(`/api/flows/${flow}/presence/${tab}`, { method: 'DELETE', keepalive: true })
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [flow, tab])
}

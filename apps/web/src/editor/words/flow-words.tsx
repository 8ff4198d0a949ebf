import type { FlowNode } from '@etape/flow'
import { createContext, use, useCallback, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { usePhrase } from '../../text/use-phrase.ts'
import { CardWordsContext, useNewCardWords, type CardWords } from './card-words.tsx'

const WordsContext = createContext<CardWords | null>(null)

/** As `useCardWords`, with messages that call other nodes by their names; made anew with each change of the drawing. */
export function useFlowWords(): CardWords {
  const words = use(WordsContext)
  if (!words) throw new Error('Nodes are put into words inside FlowWordsProvider.')
  return words
}

/** Names of nodes come from `nodes`, so that messages can mention them. */
export function FlowWordsProvider({ nodes, children }: { nodes: readonly FlowNode[]; children: ReactNode }) {
  const drawn = useRef(nodes)
  useLayoutEffect(() => {
    drawn.current = nodes
  }, [nodes])
  // Cards that mention others keep their words while one draws: they look names up when they are drawn themselves.
  const nameOf = useCallback((id: string) => drawn.current.find((node) => node.id === id), [])
  const card = useNewCardWords(nameOf)
  const names = useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]))
    return {
      node: (id: string) => {
        const node = byId.get(id)
        return node && card.mention(node)
      },
    }
  }, [nodes, card])
  const say = usePhrase(names)
  const words = useMemo<CardWords>(() => ({ ...card, say }), [card, say])
  return (
    <CardWordsContext value={card}>
      <WordsContext value={words}>{children}</WordsContext>
    </CardWordsContext>
  )
}

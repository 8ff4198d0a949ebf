import type { FlowNode } from '@etape/flow'
import { createContext, use, useMemo, type ReactNode } from 'react'
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
  const card = useNewCardWords()
  const names = useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]))
    return {
      node: (id: string) => {
        const node = byId.get(id)
        return node && card.node(node)
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

import { phrase, type Phrase, type PhraseValue } from '@etape/conditions'
import { kindOf, type FlowNode, type NodeKind } from '@etape/flow'
import { useLingui } from '@lingui/react/macro'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { useById, useStages, useStatuses } from '../../data/definitions.ts'
import { phraseCatalogue } from '../../text/phrase-catalogue.ts'
import { useLabel, useLanguage } from '../../text/use-language.ts'
import { usePhrase, type WirePhrase } from '../../text/use-phrase.ts'
import { DotBadge } from '../../ui/dot-badge.tsx'
import { phraseParts } from './phrase-parts.ts'
import css from './flow-words.module.css'

/** How nodes are put into words, worked out once for all cards. */
export interface FlowWords {
  /** A phrase of the core, or a title or label it has in English. */
  say: (phrase: Phrase | WirePhrase) => string
  /** What a kind is called. */
  kind: (kind: NodeKind | null) => string
  /** What people call the node, else what it does, else its kind: for lists and messages. */
  node: (node: FlowNode) => string
  /** What the node does, with stages and statuses in their colours; `null` while it is not set up. */
  sentence: (node: FlowNode) => ReactNode
}

const WordsContext = createContext<FlowWords | null>(null)

export function useFlowWords(): FlowWords {
  const words = use(WordsContext)
  if (!words) throw new Error('Nodes are put into words inside FlowWordsProvider.')
  return words
}

/** Names of nodes come from `nodes`, so that messages can mention them. */
export function FlowWordsProvider({ nodes, children }: { nodes: readonly FlowNode[]; children: ReactNode }) {
  const plain = useCardWords()
  const names = useMemo(() => {
    const byId = new Map(nodes.map((node) => [node.id, node]))
    return { node: (id: string) => (byId.has(id) ? plain.nodeName(byId.get(id)) : undefined) }
  }, [nodes, plain])
  const say = usePhrase(names)
  const words = useMemo<FlowWords>(
    () => ({ say, kind: plain.kind, node: plain.nodeName, sentence: plain.sentence }),
    [say, plain],
  )
  return <WordsContext value={words}>{children}</WordsContext>
}

/** Words that need no other node's name, and so stay the same while one draws. */
function useCardWords() {
  const { t } = useLingui()
  const say = usePhrase()
  const language = useLanguage()
  const label = useLabel()
  const stages = useById(useStages())
  const statuses = useById(useStatuses())
  const unknown = t`Unknown step`
  return useMemo(() => {
    const kind = (one: NodeKind | null) => (one ? say(phrase(one.title)) : unknown)
    const value = (given: PhraseValue): ReactNode => {
      const coloured = colouredRow(given)
      return coloured ? (
        <DotBadge color={coloured.color} label={label(coloured.label)} />
      ) : (
        say(phrase('{value}', { value: given }))
      )
    }
    const colouredRow = (given: PhraseValue) => {
      if (typeof given !== 'object' || !('type' in given)) return undefined
      if (given.type === 'stage') return stages.get(given.id)
      return given.type === 'status' ? statuses.get(given.id) : undefined
    }
    const sentence = (node: FlowNode): ReactNode => {
      const card = cardOf(node)
      if (!card) return null
      return phraseParts(card, phraseCatalogue(language)).map((part, index) =>
        // Parts of one sentence never move among themselves.
        'text' in part ? (
          part.text
        ) : (
          <b key={index} className={css.value}>
            {value(part.value)}
          </b>
        ),
      )
    }
    const nodeName = (node: FlowNode | undefined) => {
      if (!node) return ''
      const card = cardOf(node)
      return node.name || (card && say(card)) || kind(kindOf(node.type))
    }
    return { kind, sentence, nodeName }
  }, [say, language, label, stages, statuses, unknown])
}

/** What the card says, or `null` while the configuration is unfinished. */
function cardOf(node: FlowNode): Phrase | null {
  const kind = kindOf(node.type)
  const config = kind?.config.safeParse(node.config)
  return kind && config?.success ? kind.card(config.data) : null
}

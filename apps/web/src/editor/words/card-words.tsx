import { formatPhrase, phrase, type Phrase, type PhraseNames, type PhraseValue } from '@etape/conditions'
import { kindOf, type FlowNode, type NodeKind } from '@etape/flow'
import { useLingui } from '@lingui/react/macro'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { useById, useFlows, useStages, useStatuses } from '../../data/definitions.ts'
import { phraseCatalogue } from '../../text/phrase-catalogue.ts'
import { useLabel, useLanguage } from '../../text/use-language.ts'
import { itsName, useNames } from '../../text/use-names.ts'
import { usePhrase, type WirePhrase } from '../../text/use-phrase.ts'
import { useTitled } from '../../text/use-titled.ts'
import { DotBadge } from '../../ui/dot-badge.tsx'
import css from './card-words.module.css'
import { namePlaces } from './name-places.ts'
import { phraseParts } from './phrase-parts.ts'

/** How nodes are put into words. Stays the same object while one draws, so that cards are not drawn again for it. */
export interface CardWords {
  /** A phrase of the core, or a title or label it has in English. */
  say: (phrase: Phrase | WirePhrase) => string
  /** What a kind is called. */
  kind: (kind: NodeKind | null) => string
  /** What people call the node, else what it does, else its kind: for lists and messages. */
  node: (node: FlowNode) => string
  /** As `node`, for a sentence about another; a step that names steps itself is called by its kind. */
  mention: (node: FlowNode) => string
  /** Its kind, and what `node` says where that says more. */
  withKind: (node: FlowNode) => string
  /** What the node does, with stages and statuses in their colours; `null` while it is not set up. */
  sentence: (node: FlowNode) => ReactNode
  /** The same as plain text. */
  sentenceText: (node: FlowNode) => string
}

export const CardWordsContext = createContext<CardWords | null>(null)

export function useCardWords(): CardWords {
  const words = use(CardWordsContext)
  if (!words) throw new Error('Nodes are put into words inside FlowWordsProvider.')
  return words
}

type FindNode = (id: string) => FlowNode | undefined

export function useNewCardWords(findNode: FindNode): CardWords {
  const { t } = useLingui()
  const say = useReadable(usePhrase(useCardNames(findNode)))
  const drawValue = useValueDrawing(say)
  const language = useLanguage()
  const unknown = t`Unknown step`
  const titled = useTitled()
  return useMemo(() => {
    const kind = (one: NodeKind | null) => (one ? say(phrase(one.title)) : unknown)
    const sentenceText = (node: FlowNode) => {
      const card = cardOf(node)
      return card ? sayParts(phraseParts(card, phraseCatalogue(language)), say) : ''
    }
    const nodeText = (node: FlowNode) => node.name || sentenceText(node) || kind(kindOf(node.type))
    return {
      say,
      kind,
      node: nodeText,
      withKind: (node) => {
        const [title, words] = [kind(kindOf(node.type)), nodeText(node)]
        return words === title ? title : titled(title, words)
      },
      mention: (node) => (kindOf(node.type)?.jumpsTo ? node.name || kind(kindOf(node.type)) : nodeText(node)),
      sentenceText,
      sentence: (node) => {
        const card = cardOf(node)
        return card && phraseParts(card, phraseCatalogue(language)).map(drawValue)
      },
    }
  }, [say, drawValue, language, unknown, titled])
}

/** Places of personal texts by the names of their fields: `Hello [First name]`. */
function useReadable(say: CardWords['say']): CardWords['say'] {
  return useMemo(() => {
    const nameOf = (id: string) => say(phrase('{field}', { field: { type: 'field', id } }))
    return (said) => namePlaces(say(said), nameOf)
  }, [say])
}

/** What cards mention besides what every page can: other flows, and steps of this one. */
function useCardNames(findNode: FindNode): PhraseNames {
  const flow = useNames(useFlows(), itsName)
  const language = useLanguage()
  return useMemo(
    () => ({
      flow,
      node: (id) => {
        const node = findNode(id)
        if (!node) return undefined
        const kind = kindOf(node.type)
        const card = kind?.jumpsTo ? null : cardOf(node)
        const said = card ?? phrase(kind?.title ?? id)
        return node.name || formatPhrase(said, language, phraseCatalogue(language), {})
      },
    }),
    [flow, findNode, language],
  )
}

/** Draws a part of a sentence: what stands in its places in bold, stages and statuses with their dots. */
function useValueDrawing(say: CardWords['say']) {
  const label = useLabel()
  const stages = useById(useStages())
  const statuses = useById(useStatuses())
  return useMemo(() => {
    const colouredRow = (value: PhraseValue) => {
      if (typeof value !== 'object' || !('type' in value)) return undefined
      if (value.type === 'stage') return stages.get(value.id)
      return value.type === 'status' ? statuses.get(value.id) : undefined
    }
    return (part: ReturnType<typeof phraseParts>[number], index: number): ReactNode => {
      if ('text' in part) return part.text
      const coloured = colouredRow(part.value)
      const text = say(phrase('{value}', { value: part.value }))
      if (isCondition(part.value)) return index > 0 ? lowerFirst(text) : text
      return (
        <b key={index} className={css.value}>
          {coloured ? <DotBadge color={coloured.color} label={label(coloured.label)} /> : text}
        </b>
      )
    }
  }, [say, label, stages, statuses])
}

/** The parts of a sentence as plain text. */
const sayParts = (parts: ReturnType<typeof phraseParts>, say: CardWords['say']): string =>
  parts
    .map((part, index) => {
      if ('text' in part) return part.text
      const text = say(phrase('{value}', { value: part.value }))
      return index > 0 && isCondition(part.value) ? lowerFirst(text) : text
    })
    .join('')

const isCondition = (value: PhraseValue): boolean =>
  typeof value === 'object' && 'type' in value && value.type === 'condition'

/** A sentence inside another begins small, unless its first word is an acronym. */
const lowerFirst = (text: string): string =>
  /^\p{Lu}[\p{Ll}\s]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

const cards = new WeakMap<FlowNode, { phrase: Phrase | null }>()

/** What the card says, or `null` while the configuration is unfinished. Nodes never change, so it is worked out once. */
function cardOf(node: FlowNode): Phrase | null {
  const known = cards.get(node)
  if (known) return known.phrase
  const kind = kindOf(node.type)
  const config = kind?.config.safeParse(node.config)
  const said = kind && config?.success ? kind.card(config.data) : null
  cards.set(node, { phrase: said })
  return said
}

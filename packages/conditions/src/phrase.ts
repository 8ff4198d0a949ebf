/** The languages every text in the product exists in. English stands in the source. */
export const languages = ['en', 'fr', 'sv'] as const
export type Language = (typeof languages)[number]

/**
 * A sentence before it is put into a language: the English text with `{name}` places, and what goes in them.
 * The English text is the key of the catalogues.
 */
export interface Phrase {
  text: string
  values?: Readonly<Record<string, PhraseValue>>
}

/** What can stand in a place of a phrase. References are shown by their label in the reader's language. */
export type PhraseValue =
  | string
  | number
  | { type: 'stage' | 'status' | 'segment' | 'field' | 'user' | 'team' | 'flow' | 'node'; id: string }
  | { type: 'pipeline-stage'; pipeline: string; stage: string }
  | { type: 'duration'; duration: Readonly<Record<string, number>> }
  | { type: 'time'; at: number }
  | { type: 'value'; field: string; value: unknown }
  | { type: 'condition'; condition: unknown }
  | { type: 'list'; of: readonly PhraseValue[] }
  | Phrase

/** Writes a phrase: `phrase('Wait {for}', { for: { type: 'duration', duration } })`. */
export const phrase = (text: string, values?: Readonly<Record<string, PhraseValue>>): Phrase =>
  values ? { text, values } : { text }

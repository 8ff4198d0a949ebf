import type { Catalogue, Phrase, PhraseValue } from '@etape/conditions'

export type PhrasePart = { text: string } | { value: PhraseValue }

const place = /\{(\w+)\}/

/** A phrase in the reader's language, taken apart, so that what stands in its places can be drawn and not only written. */
export function phraseParts({ text, values = {} }: Phrase, catalogue: Catalogue): PhrasePart[] {
  return (catalogue[text] ?? text).split(place).flatMap((piece, index): PhrasePart[] => {
    if (index % 2 === 0) return piece ? [{ text: piece }] : []
    const value = values[piece]
    return value === undefined ? [{ text: `{${piece}}` }] : [{ value }]
  })
}

import { parseTemplate } from '@etape/flow'

/** A personal text as people read it: each place by the name of its field, in brackets. */
export function namePlaces(text: string, nameOf: (field: string) => string): string {
  if (!text.includes('{{')) return text
  const { tokens, problems } = parseTemplate(text)
  if (problems.length > 0) return text
  return tokens
    .map((token) => (token.type === 'text' ? token.text : `[${nameOf(`${token.object}.${token.key}`)}]`))
    .join('')
}

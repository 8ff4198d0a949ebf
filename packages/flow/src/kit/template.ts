import { phrase, type Problem } from '@etape/conditions'

/** The records a personalised text can read: `{{ first_name | there }}`, `{{ company.industry }}`. */
export const templateObjects = ['contact', 'company', 'deal', 'owner'] as const
export type TemplateObject = (typeof templateObjects)[number]

/** What is known of a contact's owner. */
export const ownerKeys = ['name', 'email'] as const

export type TemplateToken =
  | { type: 'text'; text: string }
  | { type: 'field'; object: TemplateObject; key: string; fallback: string | null }

export interface Template {
  tokens: readonly TemplateToken[]
  problems: readonly Problem[]
}

/** The parts of a personalised text, and what is wrong with those that cannot be read. */
export function parseTemplate(text: string): Template {
  const tokens: TemplateToken[] = []
  const problems: Problem[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{{', at)
    if (open < 0) break
    const close = text.indexOf('}}', open)
    if (close < 0) {
      problems.push(unclosed(text.slice(open, open + 40)))
      break
    }
    if (open > at) tokens.push({ type: 'text', text: text.slice(at, open) })
    const token = readToken(text.slice(open + 2, close))
    if (token) tokens.push(token)
    else problems.push(unreadable(text.slice(open, close + 2)))
    at = close + 2
  }
  if (at < text.length) tokens.push({ type: 'text', text: text.slice(at) })
  return { tokens, problems }
}

const tokenPattern = /^\s*(?:([a-z]+)\.)?([a-z][a-z0-9_]{0,63})\s*(?:\|([^{}|]*))?$/

function readToken(inside: string): TemplateToken | null {
  const found = tokenPattern.exec(inside)
  const key = found?.[2]
  const object = templateObjects.find((known) => known === (found?.[1] ?? 'contact'))
  if (!key || !object) return null
  return { type: 'field', object, key, fallback: found[3]?.trim() ?? null }
}

const unclosed = (token: string): Problem => ({
  code: 'flow/template-unclosed',
  severity: 'error',
  message: phrase('“{token}” is opened with two braces and never closed.', { token }),
  where: '',
  hint: phrase('Close it with two braces.'),
})

const unreadable = (token: string): Problem => ({
  code: 'flow/template-unreadable',
  severity: 'error',
  message: phrase('“{token}” is not a field one can insert.', { token }),
  where: '',
  hint: phrase('Insert a field from the list.'),
})

import { phrase, type Problem } from '@etape/conditions'

/** The records a personalised text can read: `{{ first_name | there }}`, `{{ company.industry }}`. */
export const templateRecords = ['contact', 'company', 'deal', 'owner'] as const
export type TemplateRecord = (typeof templateRecords)[number]

/** All that can stand before the dot: `event` is what started the run, `webhook` what an earlier node was answered. */
const templateObjects = [...templateRecords, 'event', 'webhook'] as const

/** What is known of a contact's owner. */
export const ownerKeys = ['name', 'email'] as const

export type TemplateToken = { type: 'text'; text: string } | TemplateField

export interface TemplateField {
  type: 'field'
  object: (typeof templateObjects)[number]
  /** A field, a path into the event's properties (`address.city`), or a node and a path in its answer (`call-1.plan`). */
  key: string
  fallback: string | null
}

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

const part = String.raw`[A-Za-z_][\w-]{0,63}`
const path = `${part}(?:\\.(?:${part}|\\d{1,3})){0,4}`
const recordField = /^(?:(contact|company|deal|owner)\.)?([a-z][a-z0-9_]{0,63})$/
const property = new RegExp(`^(event)\\.(${path})$`)
const answer = new RegExp(`^(webhook)\\.([a-z][a-z0-9-]{0,39}\\.${path})$`)

function readToken(inside: string): TemplateField | null {
  const [named = '', fallback = null, ...more] = inside.split('|')
  if (more.length > 0 || /[{}]/.test(fallback ?? '')) return null
  const reference = named.trim()
  const found = recordField.exec(reference) ?? property.exec(reference) ?? answer.exec(reference)
  const key = found?.[2]
  const object = templateObjects.find((known) => known === (found?.[1] ?? 'contact'))
  return key && object ? { type: 'field', object, key, fallback: fallback?.trim() ?? null } : null
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

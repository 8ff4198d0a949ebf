import { phrase, type PhraseValue, type Problem } from '@etape/conditions'
import { errorAt, warningAt } from '../kit/problem.ts'
import { ownerKeys, parseTemplate, type TemplateField } from '../kit/template.ts'
import { walkConfig } from '../kit/walk-config.ts'
import type { Checked, CheckedNode } from './check-context.ts'

/** Fields in personalised texts that can be filled, with a fallback where they may be empty. */
export function checkTemplatesFill({ nodes }: Checked): Problem[] {
  const answers = answersOf(nodes)
  return nodes.flatMap(({ node, kind }) =>
    walkConfig(kind, node.config)
      .filter(({ field }) => field.control === 'template' || field.control === 'address')
      .flatMap(({ value, where }) =>
        parseTemplate(String(value))
          .tokens.filter((token) => token.type === 'field')
          .map((token) => ({ token, where: `nodes.${node.id}.${where}` })),
      )
      .flatMap(({ token, where }) => faultsOf(token, where, answers)),
  )
}

/** What can be read of answers further on, as `call-1.person.country`. A node that is not there is another rule's. */
function answersOf(nodes: readonly CheckedNode[]): (key: string) => boolean {
  const callers = new Map(nodes.map(({ node, kind }) => [node.id, new Set(pathsRead(kind, node.config))]))
  return (key) => {
    const dot = key.indexOf('.')
    return callers.get(key.slice(0, dot))?.has(key.slice(dot + 1)) ?? true
  }
}

const pathsRead = (kind: CheckedNode['kind'], config: unknown): string[] =>
  walkConfig(kind, config).flatMap(({ where, value }) =>
    /^config\.reads\.\d+\.path$/.test(where) && typeof value === 'string' ? [value] : [],
  )

function faultsOf(token: TemplateField, where: string, isAnswered: (key: string) => boolean): Problem[] {
  const ref = `${token.object}.${token.key}`
  if (token.object === 'owner' && !ownerKeys.some((key) => key === token.key)) return [ownerFieldUnknown(where, ref)]
  if (token.object === 'webhook' && !isAnswered(token.key)) return [answerUnread(where, ref)]
  return token.fallback === null && !alwaysSet.has(ref) ? [mayBeEmpty(where, token)] : []
}

const alwaysSet: ReadonlySet<string> = new Set(['contact.created_at', 'contact.updated_at'])

const ownerFieldUnknown = (where: string, token: string): Problem =>
  errorAt(
    'flow/template-field-unknown',
    where,
    phrase('An owner has no field “{token}”.', { token }),
    phrase('Use the owner’s name or e-mail address.'),
  )

const answerUnread = (where: string, token: string): Problem =>
  errorAt(
    'flow/template-field-unknown',
    where,
    phrase('No step takes “{token}” from an answer.', { token }),
    phrase('Add it to what the webhook step takes from the answer.'),
  )

const ofRecords: readonly string[] = ['contact', 'company', 'deal']

function mayBeEmpty(where: string, { object, key }: TemplateField): Problem {
  const ref = `${object}.${key}`
  const field: PhraseValue = ofRecords.includes(object) ? { type: 'field', id: ref } : ref
  return warningAt(
    'flow/template-may-be-empty',
    where,
    phrase('{field} may be empty, and nothing would stand in its place.', { field }),
    phrase('Add a fallback after a bar, such as {{ first_name | there }}.'),
  )
}

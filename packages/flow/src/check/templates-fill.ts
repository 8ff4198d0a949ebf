import { phrase, type PhraseValue, type Problem } from '@etape/conditions'
import { errorAt, warningAt } from '../kit/problem.ts'
import { ownerKeys, parseTemplate, type TemplateToken } from '../kit/template.ts'
import { walkConfig } from '../kit/walk-config.ts'
import type { Checked } from './check-context.ts'

type FieldToken = Extract<TemplateToken, { type: 'field' }>

/** Fields in personalised texts that can be filled, with a fallback where they may be empty. */
export function checkTemplatesFill({ nodes }: Checked): Problem[] {
  return nodes.flatMap(({ node, kind }) =>
    walkConfig(kind, node.config)
      .filter((entry) => entry.field.control === 'template')
      .flatMap(({ value, where }) =>
        parseTemplate(String(value))
          .tokens.flatMap(fieldTokens)
          .map((token) => ({ token, where })),
      )
      .flatMap(({ token, where }) => faultsOf(token, `nodes.${node.id}.${where}`)),
  )
}

const fieldTokens = (token: TemplateToken): FieldToken[] => (token.type === 'field' ? [token] : [])

function faultsOf(token: FieldToken, where: string): Problem[] {
  const ref = `${token.object}.${token.key}`
  if (token.object === 'owner' && !ownerKeys.some((key) => key === token.key)) return [ownerFieldUnknown(where, ref)]
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

function mayBeEmpty(where: string, { object, key }: FieldToken): Problem {
  const field: PhraseValue = object === 'owner' ? `owner.${key}` : { type: 'field', id: `${object}.${key}` }
  return warningAt(
    'flow/template-may-be-empty',
    where,
    phrase('{field} may be empty, and nothing would stand in its place.', { field }),
    phrase('Add a fallback after a bar, such as {{ first_name | there }}.'),
  )
}

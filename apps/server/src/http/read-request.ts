import { phrase, type Phrase, type Problem } from '@etape/conditions'
import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/** What was given, as the schemas have it; else a refusal with every fault and where it is. */
export function readParts(
  parts: readonly { name: string; schema: z.ZodType | undefined; given: unknown }[],
): Record<string, unknown> {
  const problems: Problem[] = []
  const read: Record<string, unknown> = {}
  for (const { name, schema, given } of parts) {
    if (!schema) continue
    const reading = schema.safeParse(given, { reportInput: false })
    if (reading.success) read[name] = reading.data
    else problems.push(...reading.error.issues.flatMap((issue) => problemsOf(issue, [name])))
  }
  if (problems.length > 0) throw new Refusal('request/invalid', { problems })
  return read
}

const maxProblems = 100

function problemsOf(issue: z.core.$ZodIssue, at: readonly string[]): Problem[] {
  const where = [...at, ...issue.path.map(String)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, maxProblems)
      .map((key) => problem(phrase('There is no such part as “{name}”.', { name: key }), [...where, key]))
  }
  return [problem(messageOf(issue), where)]
}

const problem = (message: Phrase, where: readonly string[]): Problem => ({
  code: 'request/invalid',
  severity: 'error',
  message,
  where: where.join('.'),
})

function messageOf(issue: z.core.$ZodIssue): Phrase {
  switch (issue.code) {
    case 'invalid_type':
      return phrase('Expected {expected}.', { expected: issue.expected })
    case 'too_small':
      return phrase('Too small or too short: at least {limit}.', { limit: Number(issue.minimum) })
    case 'too_big':
      return phrase('Too large or too long: at most {limit}.', { limit: Number(issue.maximum) })
    case 'invalid_value':
      return phrase('Expected one of: {values}.', { values: { type: 'list', of: issue.values.map(String) } })
    case 'invalid_format':
      return phrase('Not written as it should be: {format}.', { format: issue.format })
    case 'invalid_union':
      return phrase('None of the forms it can take.')
    default:
      return phrase('Not as it should be.')
  }
}

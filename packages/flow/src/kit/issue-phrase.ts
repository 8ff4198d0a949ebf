import { phrase, type Phrase, type PhraseValue } from '@etape/conditions'
import type { z } from 'zod'

// Schemas written here carry their own texts; zod's for the rest are replaced by ones the catalogues have.
const texts: Readonly<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'This is missing or not of the right type.',
  too_big: 'At most {max}.',
  too_small: 'At least {min}.',
  invalid_format: 'This is not written as it should be.',
  not_multiple_of: 'A multiple of {step}.',
  unrecognized_keys: 'Unknown setting: {keys}.',
  invalid_union: 'This is missing or not of the right type.',
  invalid_key: 'This is missing or not of the right type.',
  invalid_element: 'This is missing or not of the right type.',
  invalid_value: 'This is not one of the options.',
  custom: 'This is missing or not of the right type.',
}

/** The texts of issues for `schema.safeParse(given, { error: issueText })`. */
export const issueText = (issue: { code?: string | undefined }): string =>
  Object.entries(texts).find(([code]) => code === issue.code)?.[1] ?? texts.custom

/** What is wrong, with its numbers and names, from an issue parsed with `issueText`. */
export function issuePhrase(issue: z.core.$ZodIssue): Phrase {
  const values = issueValues(issue)
  return Object.keys(values).length > 0 ? phrase(issue.message, values) : phrase(issue.message)
}

function issueValues(issue: z.core.$ZodIssue): Record<string, PhraseValue> {
  switch (issue.code) {
    case 'too_big':
      return { max: Number(issue.maximum) }
    case 'too_small':
      return { min: Number(issue.minimum) }
    case 'not_multiple_of':
      return { step: issue.divisor }
    case 'unrecognized_keys':
      return { keys: { type: 'list', of: issue.keys } }
    case 'custom':
      return textsOf(issue.params)
    default:
      return {}
  }
}

const textsOf = (params: Readonly<Record<string, unknown>> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(params ?? {}).map(([key, value]) => [key, String(value)]))

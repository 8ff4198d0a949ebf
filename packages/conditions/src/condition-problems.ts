import type { Phrase, PhraseValue } from './phrase.ts'
import type { Problem } from './problem.ts'

interface Texts {
  message: string
  hint: string
}

/** Everything that can be wrong with a condition, by code. */
export const conditionProblems = {
  'condition/not-a-condition': {
    message: 'A part of the condition is no condition.',
    hint: 'A condition is a group ("all", "any", "not") or a comparison with "fact", "operator" and "value".',
  },
  'condition/empty-group': {
    message: 'A group has no lines.',
    hint: 'Add a line to the group, or remove it.',
  },
  'condition/too-deep': {
    message: 'Groups are nested more than {limit} deep.',
    hint: 'Put the inner groups into a segment of their own and compare with that.',
  },
  'condition/too-many-lines': {
    message: 'The condition has more than {limit} lines.',
    hint: 'Put part of it into a segment of its own and compare with that.',
  },
  'condition/unknown-key': {
    message: '{key} does not belong here.',
    hint: 'Remove it. Possible here: {known}.',
  },
  'condition/missing-key': {
    message: '{key} is missing.',
    hint: 'Add it.',
  },
  'condition/unknown-field': {
    message: 'There is no field {field}.',
    hint: 'Choose another field, or create this one.',
  },
  'condition/misplaced-field': {
    message: 'The field {field} cannot be compared here.',
    hint: 'Fields of a deal belong into "deals", those of the contact and its company outside of it.',
  },
  'condition/unknown-operator': {
    message: 'There is no operator {operator}.',
    hint: 'Choose one of: {known}.',
  },
  'condition/unfit-operator': {
    message: 'The operator {operator} does not fit {field}.',
    hint: 'Choose one of: {known}.',
  },
  'condition/value-not-empty': {
    message: 'The operator {operator} takes no value.',
    hint: 'Set the value to null.',
  },
  'condition/not-a-text': {
    message: 'The value is no text.',
    hint: 'Give a text of 1 to {limit} characters.',
  },
  'condition/not-a-number': {
    message: 'The value is no number.',
    hint: 'Give a number, without quotes.',
  },
  'condition/not-a-boolean': {
    message: 'The value is neither yes nor no.',
    hint: 'Give true or false, without quotes.',
  },
  'condition/not-a-date': {
    message: 'The value is no date.',
    hint: 'Give a day that exists, such as 2026-03-29.',
  },
  'condition/not-a-pair': {
    message: 'The value is no range.',
    hint: 'Give two values, the lower first.',
  },
  'condition/not-a-list': {
    message: 'The value is no list.',
    hint: 'Give a list of 1 to {limit} values.',
  },
  'condition/not-a-duration': {
    message: 'The value is no duration.',
    hint: 'Give weeks, days, hours, minutes or seconds in whole numbers, at most 400 days in all.',
  },
  'condition/not-a-count': {
    message: 'The value is no count.',
    hint: 'Give a whole number from {least} to {limit}.',
  },
  'condition/unknown-choice': {
    message: '{choice} is none of the choices of {field}.',
    hint: 'Choose one of its choices, or add this one to the field.',
  },
} as const satisfies Record<string, Texts>

export type ConditionProblemCode = keyof typeof conditionProblems

export function conditionProblem(
  code: ConditionProblemCode,
  where: string,
  values: Readonly<Record<string, PhraseValue>> = {},
): Problem {
  const { message, hint } = conditionProblems[code]
  return { code, severity: 'error', message: phraseWith(message, values), where, hint: phraseWith(hint, values) }
}

function phraseWith(text: string, values: Readonly<Record<string, PhraseValue>>): Phrase {
  const used = Object.entries(values).filter(([key]) => text.includes(`{${key}}`))
  return used.length > 0 ? { text, values: Object.fromEntries(used) } : { text }
}

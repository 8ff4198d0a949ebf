import { phrase, type Phrase } from '@etape/conditions'

const ruleTexts = {
  'unknown-field': 'There is no such field.',
  'read-only': 'Etape keeps this field itself.',
  'wrong-type': 'The value does not fit the type of the field.',
  'choice-unknown': 'The value is not one of the choices of the field.',
  'forward-only': 'Automatic writes move stages forward only.',
  'off-ladder': 'Automatic writes move nobody onto the ladder from beside it, nor off it.',
  'stage-not-in-pipeline': 'The deal’s pipeline has no such stage.',
  'higher-stage-won': 'Another run wrote a higher stage in the same turn.',
  'higher-priority-won': 'A run of a flow with higher priority wrote the field in the same turn.',
  'earlier-run-won': 'A run of equal priority that goes first wrote the field in the same turn.',
} as const

/** Why a write was refused or superseded. */
export type WriteRule = keyof typeof ruleTexts
export const writeRules = Object.keys(ruleTexts) as WriteRule[]

/** The rule as a sentence. */
export function describeRule(rule: WriteRule): Phrase {
  return phrase(ruleTexts[rule])
}

import { phrase, type FieldValue, type Phrase } from '@etape/conditions'
import type { Rehearsal } from '../engine/rehearse.ts'
import { isSameJson } from '../kit/json.ts'
import type { ChangedField } from './changed-fields.ts'
import { valueAt } from './expectations.ts'
import type { Break, Expectation } from './flow-test.ts'

type End = Extract<Expectation, { type: 'end' }>
type FieldExpected = Extract<Expectation, { type: 'field' }>

export function breakOfEnd(expected: End, got: End): Break | null {
  if (isSameJson(expected, got)) return null
  const message = phrase('Expected: {expected}. Got: {got}.', { expected: sayEnd(expected), got: sayEnd(got) })
  return { node: got.node ?? expected.node, message }
}

/** How a run stands, as a part of a sentence. */
export function sayEnd({ status, node, outcome }: End): Phrase {
  const at = { type: 'node', id: node ?? '' } as const
  switch (status) {
    case 'kept-out':
      return phrase('the contact is not taken in')
    case 'waiting':
      return phrase('it waits at “{node}”', { node: at })
    case 'failed':
      return phrase('it fails at “{node}”', { node: at })
    case 'ended':
      return phrase('it ends as “{outcome}”', { outcome: sayOutcome(outcome ?? '') })
  }
}

const outcomeTexts: Readonly<Record<string, string>> = {
  completed: 'completed',
  'goal-reached': 'goal reached',
  exited: 'left by the exit condition',
  expired: 'lasted too long',
  removed: 'taken out',
  'stopped-by-flow': 'stopped by another flow',
  'left-for-flow': 'left for another flow',
  'left-after-pause': 'left after the pause',
}

/** An outcome that people named is said as they named it. */
const sayOutcome = (outcome: string): Phrase => ({ text: outcomeTexts[outcome] ?? outcome })

interface State {
  rehearsal: Rehearsal
  changes: readonly ChangedField[]
}

export function breakOfField({ ref, value }: FieldExpected, { rehearsal, changes }: State): Break | null {
  const got = valueAt(rehearsal, ref)
  if (isSameJson(got, value)) return null
  const valued = (one: FieldValue) => ({ type: 'value', field: ref, value: one }) as const
  const message = phrase('{field}: expected {expected}, got {got}.', {
    field: { type: 'field', id: ref },
    expected: isEmpty(value) ? phrase('nothing') : valued(value),
    got: isEmpty(got) ? phrase('nothing') : valued(got),
  })
  return { node: changes.find((change) => change.ref === ref)?.node ?? null, message }
}

const isEmpty = (value: FieldValue): boolean => value === null || value === ''

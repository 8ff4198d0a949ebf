import type { FieldRef, FieldValue } from '@etape/conditions'
import { recipientOf, titleOf } from '../kit/describe-message.ts'
import type { Rehearsal } from '../engine/rehearse.ts'
import { changedFields } from './changed-fields.ts'
import type { Expectation, ExpectedMessage } from './flow-test.ts'

/** Everything that came of a rehearsal, as a test can expect it: the way, how it stands, the fields, the messages. */
export function expectationsOf(rehearsal: Rehearsal): readonly Expectation[] {
  if (!rehearsal.run) return [endOf(rehearsal)]
  return [
    { type: 'path', nodes: pathOf(rehearsal) },
    endOf(rehearsal),
    ...changesIn(rehearsal).map(({ ref, after }): Expectation => ({ type: 'field', ref, value: after })),
    ...messagesOf(rehearsal).map((message): Expectation => ({ type: 'message', ...message })),
    { type: 'no-other-message' },
  ]
}

export const pathOf = ({ trail }: Rehearsal): readonly string[] => trail.map(({ node }) => node)

export function endOf({ run }: Rehearsal): Extract<Expectation, { type: 'end' }> {
  if (!run) return { type: 'end', status: 'kept-out', node: null, outcome: null }
  return { type: 'end', status: run.status, node: run.node, outcome: run.outcome }
}

export const changesIn = ({ turns }: Rehearsal) => changedFields(turns.flatMap(({ changes }) => changes))

/** What a field of the contact or its company holds at the end. */
export function valueAt({ state }: Rehearsal, ref: FieldRef): FieldValue {
  const [record, key = ''] = ref.split('.')
  const fields = record === 'company' ? state.company?.current.fields : state.contact.fields
  return fields?.[key] ?? null
}

/** Messages of the rehearsed run; others that its events started are none of its business. */
export const messagesOf = ({ turns, run }: Rehearsal): readonly ExpectedMessage[] =>
  turns.flatMap(({ deliveries }) =>
    deliveries
      .filter(({ runId }) => runId === run?.id)
      .map(({ node, message }) => ({
        node: node ?? '',
        channel: message.channel,
        to: recipientOf(message),
        title: titleOf(message),
      })),
  )

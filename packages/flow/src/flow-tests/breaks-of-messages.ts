import { phrase, type Phrase, type PhraseValue } from '@etape/conditions'
import { isSameJson } from '../kit/json.ts'
import type { Break, Expectation, ExpectedMessage } from './flow-test.ts'

/** Messages that were expected and did not go out, and others that did. */
export function breaksOfMessages(expects: readonly Expectation[], sent: readonly ExpectedMessage[]): readonly Break[] {
  const others = [...sent]
  const missing = expects.flatMap((expectation): ExpectedMessage[] => {
    if (expectation.type !== 'message') return []
    const { type: _, ...message } = expectation
    const found = others.findIndex((one) => isSameJson(one, message))
    if (found < 0) return [message]
    others.splice(found, 1)
    return []
  })
  const breaks = missing.map((message): Break => {
    const instead = others.findIndex(({ node }) => node === message.node)
    const [got] = instead < 0 ? [] : others.splice(instead, 1)
    return { node: message.node, message: sayMissing(message, got) }
  })
  const allowsOthers = !expects.some(({ type }) => type === 'no-other-message')
  return allowsOthers ? breaks : [...breaks, ...others.map(unexpected)]
}

function sayMissing(expected: ExpectedMessage, got: ExpectedMessage | undefined): Phrase {
  return got
    ? phrase('Expected: {expected}. Got: {got}.', { expected: sayMessage(expected), got: sayMessage(got) })
    : phrase('Expected: {expected}. It did not go out.', { expected: sayMessage(expected) })
}

const unexpected = (message: ExpectedMessage): Break => ({
  node: message.node,
  message: phrase('Goes out though it is not expected: {message}.', { message: sayMessage(message) }),
})

const messageTexts: Readonly<Record<ExpectedMessage['channel'], string>> = {
  email: 'the e-mail “{title}” to {to}',
  notification: 'the notification “{title}” to {to}',
  webhook: 'the call {title} to {to}',
  slack: 'the Slack message “{title}”',
}

/** A message as a part of a sentence. */
export const sayMessage = ({ channel, title, to }: ExpectedMessage): Phrase =>
  channel === 'slack'
    ? phrase(messageTexts.slack, { title })
    : phrase(messageTexts[channel], { title, to: sayRecipients(to) })

/** People and teams by name: `user:anna, team:sales`. */
function sayRecipients(to: string): PhraseValue {
  if (to === '') return phrase('nobody')
  const named = to.split(', ').map((one): PhraseValue => {
    const [type, id = ''] = one.split(/:(.*)/s)
    if (type === 'user' || type === 'owner') return { type: 'user', id }
    return type === 'team' ? { type: 'team', id } : one
  })
  return { type: 'list', of: named }
}

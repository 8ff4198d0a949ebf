import { phrase, type EpochMs } from '@etape/conditions'
import { limits, type Message } from '@etape/flow'
import type { Answer, Attempt, Channel, Outgoing } from './attempt.ts'
import { callOut, type Called, type CallSettings } from './call-out.ts'
import { messageIdOf } from './instance.ts'
import { readAllowedHosts } from './private-address.ts'
import { readAnswer } from './read-answer.ts'
import { retryAfter } from './retry-after.ts'
import type { SendingSettings } from './sending-settings.ts'
import { signWebhook } from './sign-webhook.ts'
import { throughHeader } from './through.ts'

type Webhook = Extract<Message, { channel: 'webhook' }>
type CallLimits = Omit<CallSettings, 'allowed'>

export const callLimits: CallLimits = { timeoutMs: 20_000, answerLimitBytes: limits.maxAnswerBytes }

export interface WebhookSettings {
  read: () => Promise<SendingSettings>
  /** See `readInstance`. */
  instance: () => Promise<string>
}

/**
 * Calls an address of the team's choosing, signed as Standard Webhooks has it. A call with no answer is repeated: the
 * receiver knows a repeat by its id.
 */
export function webhookChannel(settings: WebhookSettings, within: CallLimits = callLimits): Channel<Webhook> {
  const call = webhookCaller(settings, within)
  return async (outgoing, now) => attemptOf(await call(outgoing, now), outgoing.message, now)
}

/** Calls, and answers with all that came back. */
export function webhookCaller({ read, instance }: WebhookSettings, within: CallLimits = callLimits) {
  return async ({ key, message }: Pick<Outgoing<Webhook>, 'key' | 'message'>, now: EpochMs): Promise<Called> => {
    const { allowedHosts, signingSecrets: secrets } = await read()
    const id = messageIdOf(await instance(), key)
    const { url, method, body } = message
    const led = throughHeader(message.through ?? [])
    const headers = { ...ownHeaders(message), ...led, ...signWebhook({ id, body, secrets, at: now }) }
    return callOut({ url, method, body, headers }, { ...within, allowed: readAllowedHosts(allowedHosts) })
  }
}

// What the connection itself is made of, and what proves who sent it, is not for a flow to write.
const reserved =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|proxy-.*|webhook-.*|etape-.*)$/i

function ownHeaders({ headers, method }: Webhook): Record<string, string> {
  const given = Object.entries(headers).filter(([name]) => !reserved.test(name))
  const isTyped = given.some(([name]) => name.toLowerCase() === 'content-type')
  const type = isTyped || method === 'GET' ? {} : { 'content-type': 'application/json' }
  return { 'user-agent': 'Etape', accept: 'application/json', ...type, ...Object.fromEntries(given) }
}

function attemptOf(called: Called, message: Webhook, now: number): Attempt {
  if (called.type === 'refused') {
    const reason = phrase('The address may not be called.')
    return { outcome: 'failed', detail: called.detail, reason }
  }
  if (called.type === 'broken') return { outcome: 'retry', detail: called.detail, mayHaveArrived: called.wasSent }
  const { status, headers, body, isWhole } = called
  const answer: Answer = { status, values: isWhole ? readAnswer(body, message.reads) : {} }
  const detail = `${status}${isWhole ? '' : ', and more than is read'}`
  if (status >= 200 && status < 300) return { outcome: 'sent', detail, answer }
  if (status === 410) return { outcome: 'failed', detail, answer }
  return { outcome: 'retry', detail, answer, ...retryAfter(headers['retry-after'], now) }
}

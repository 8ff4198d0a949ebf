import { phrase } from '@etape/conditions'
import type { Message } from '@etape/flow'
import type { Attempt, Channel } from './attempt.ts'
import { callOut, type Called } from './call-out.ts'
import { readAllowedHosts } from './private-address.ts'
import { retryAfter } from './retry-after.ts'
import type { SendingSettings } from './sending-settings.ts'
import { callLimits } from './webhook.ts'

type Slack = Extract<Message, { channel: 'slack' }>

/** Posts to a Slack channel by its incoming webhook. Slack cannot tell a repeat, so what may have arrived is not repeated. */
export function slackChannel(read: () => Promise<SendingSettings>): Channel<Slack> {
  return async ({ message }, now) => {
    const { slackUrl, allowedHosts } = await read()
    const url = message.to ?? slackUrl
    if (!url) return { outcome: 'kept', reason: phrase('No Slack channel is set, so it was kept here.') }
    const headers = { 'content-type': 'application/json', 'user-agent': 'Etape' }
    const body = JSON.stringify({ text: escaped(message.text) })
    const settings = { ...callLimits, allowed: readAllowedHosts(allowedHosts) }
    return attemptOf(await callOut({ url, method: 'POST', headers, body }, settings), now)
  }
}

// The three signs Slack reads as markup; with them a name could mention everybody or pose as a link.
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function attemptOf(called: Called, now: number): Attempt {
  if (called.type === 'refused')
    return { outcome: 'failed', detail: called.detail, reason: phrase('The address may not be called.') }
  if (called.type === 'broken') return { outcome: called.wasSent ? 'unknown' : 'retry', detail: called.detail }
  const { status, headers, body } = called
  const detail = `${status} ${body.slice(0, 200)}`.trim()
  if (status >= 200 && status < 300) return { outcome: 'sent', detail }
  if (status === 429 || status >= 500) return { outcome: 'retry', detail, ...retryAfter(headers['retry-after'], now) }
  return { outcome: 'failed', detail }
}

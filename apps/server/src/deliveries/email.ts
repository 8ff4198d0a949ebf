import { phrase } from '@etape/conditions'
import type { Message } from '@etape/flow'
import { createTransport } from 'nodemailer'
import type { Attempt, Channel } from './attempt.ts'
import { isPlainAddress } from './address.ts'

type Email = Extract<Message, { channel: 'email' }>

export interface MailSettings {
  /** `smtp://user:password@host:587`; `null` keeps mail in the outbox. */
  smtpUrl: string | null
  from: string
}

/** Sends e-mail by SMTP, over pooled connections. */
export function emailChannel({ smtpUrl, from }: MailSettings): { send: Channel<Email>; close: () => void } {
  const transport = smtpUrl ? createTransport({ url: smtpUrl, pool: true, maxConnections: 4, ...timeouts }) : null
  const send: Channel<Email> = async ({ key, message, contact }) => {
    const to = message.to ?? contact.email
    if (!to) return { outcome: 'skipped', reason: phrase('The contact has no e-mail address.') }
    if (message.to === null && contact.subscribed === false)
      return { outcome: 'skipped', reason: phrase('The contact has unsubscribed.') }
    if (!isPlainAddress(to)) return { outcome: 'failed', detail: `"${to}" is not an e-mail address.` }
    if (!transport) return { outcome: 'kept', reason: phrase('No mail server is set, so it was kept here.') }
    try {
      const answer = await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: message.subject,
        text: message.body,
        messageId: `<${key.replaceAll(':', '.')}@etape>`,
      })
      return { outcome: 'sent', detail: answer.response }
    } catch (error) {
      return attemptOf(error)
    }
  }
  return { send, close: () => transport?.close() }
}

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

/** What an SMTP failure means: a 5xx is final, a break after the message was handed over is unknown, all else may work later. */
function attemptOf(error: unknown): Attempt {
  const { responseCode, command, message } = error as { responseCode?: number; command?: string; message: string }
  if (responseCode !== undefined && responseCode >= 500) return { outcome: 'failed', detail: message }
  if (responseCode === undefined && command === 'DATA') return { outcome: 'unknown', detail: message }
  return { outcome: 'retry', detail: message }
}

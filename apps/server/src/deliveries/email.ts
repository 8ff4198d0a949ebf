import { phrase } from '@etape/conditions'
import type { Message } from '@etape/flow'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { PassThrough } from 'node:stream'
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
  const transport = smtpUrl ? openTransport(smtpUrl) : null
  const send: Channel<Email> = async ({ key, message, contact }) => {
    const to = message.to ?? contact.email
    if (!to) return { outcome: 'skipped', reason: phrase('The contact has no e-mail address.') }
    if (message.to === null && contact.subscribed === false)
      return { outcome: 'skipped', reason: phrase('The contact has unsubscribed.') }
    if (!isPlainAddress(to)) return { outcome: 'failed', detail: `"${to}" is not an e-mail address.` }
    if (!transport) return { outcome: 'kept', reason: phrase('No mail server is set, so it was kept here.') }
    const letter: Letter = {
      from,
      to: { name: '', address: to },
      subject: message.subject,
      text: message.body,
      messageId: `<${key.replaceAll(':', '.')}@etape>`,
      progress: { isHandedOver: false },
    }
    try {
      const answer = await transport.sendMail(letter)
      return { outcome: 'sent', detail: answer.response }
    } catch (error) {
      return attemptOf(error, letter)
    }
  }
  return { send, close: () => transport?.close() }
}

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

interface Letter extends SendMailOptions {
  /** Handed over when its last byte has gone to the mail server: until that answers, nobody knows whether it arrived. */
  progress: { isHandedOver: boolean }
}

/** Pooled connections; the library does not tell in which phase a connection broke, so each letter notes its own end. */
function openTransport(url: string) {
  const transport = createTransport({ url, pool: true, maxConnections: 4, ...timeouts })
  transport.use('stream', (mail, done) => {
    const { progress } = mail.data as Letter
    mail.message.transform(() => {
      const passing = new PassThrough()
      passing.once('end', () => {
        progress.isHandedOver = true
      })
      return passing
    })
    done()
  })
  return transport
}

/** What an SMTP failure means: a 5xx is final, a break after the letter was handed over is unknown, all else may work later. */
function attemptOf(error: unknown, { progress }: Letter): Attempt {
  const { responseCode, message } = error as { responseCode?: number; message: string }
  if (responseCode !== undefined && responseCode >= 500) return { outcome: 'failed', detail: message }
  if (responseCode === undefined && progress.isHandedOver) return { outcome: 'unknown', detail: message }
  return { outcome: 'retry', detail: message }
}

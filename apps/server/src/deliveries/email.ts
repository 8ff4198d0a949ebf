import { phrase, type Phrase } from '@etape/conditions'
import type { Message } from '@etape/flow'
import type { SuppressionReason } from '@etape/store'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Leaving } from '../leaving/leaving.ts'
import { withWayOut } from '../leaving/way-out.ts'
import { isPlainAddress } from './address.ts'
import type { Attempt, Channel, Outgoing } from './attempt.ts'

type Email = Extract<Message, { channel: 'email' }>

export interface MailSettings {
  /** `smtp://user:password@host:587`; `null` keeps mail in the outbox. */
  smtpUrl: string | null
  from: string
  /** See `readInstance`. */
  instance: () => Promise<string>
  /** Where contacts can unsubscribe; without it mail has no such link. */
  leaving?: Leaving | null
  timeouts?: MailTimeouts
}

export interface MailTimeouts {
  connectionTimeout: number
  greetingTimeout: number
  /** How long the server may say nothing. */
  socketTimeout: number
}

// A server may take ten minutes to say that it has a message (RFC 5321, 4.5.3.2.6): who gives up earlier sends it twice.
const patience: MailTimeouts = { connectionTimeout: 15_000, greetingTimeout: 30_000, socketTimeout: 600_000 }

/** Sends e-mail by SMTP, over pooled connections. */
export function emailChannel(settings: MailSettings): { send: Channel<Email>; close: () => void } {
  const { smtpUrl, timeouts = patience } = settings
  const transport = smtpUrl ? openTransport(smtpUrl, timeouts) : null
  const send: Channel<Email> = async (outgoing) => {
    const { message, contact, isForContact } = outgoing
    const reason = isForContact ? reasonToSkip(contact) : null
    if (reason) return { outcome: 'skipped', reason }
    const to = message.to ?? contact.email ?? ''
    if (!isPlainAddress(to)) return { outcome: 'failed', detail: `"${to}" is not an e-mail address.` }
    if (!transport) return { outcome: 'kept', reason: phrase('No mail server is set, so it was kept here.') }
    const letter = letterOf(outgoing, to, { ...settings, instance: await settings.instance() })
    try {
      const answer = await transport.sendMail(letter)
      return { outcome: 'sent', detail: answer.response }
    } catch (error) {
      return attemptOf(error, letter)
    }
  }
  return { send, close: () => transport?.close() }
}

const suppressedFor: Readonly<Record<SuppressionReason, Phrase>> = {
  unsubscribed: phrase('The contact has unsubscribed.'),
  bounced: phrase('Mail to this address came back.'),
  complained: phrase('The contact complained about mail.'),
}

function reasonToSkip({ email, subscribed, suppressed }: Outgoing['contact']): Phrase | null {
  if (!email) return phrase('The contact has no e-mail address.')
  if (suppressed) return suppressedFor[suppressed]
  return subscribed === false ? suppressedFor.unsubscribed : null
}

interface Letter extends SendMailOptions {
  /** Handed over when its last byte has gone to the mail server: until that answers, nobody knows whether it arrived. */
  progress: { isHandedOver: boolean }
}

type LetterSettings = Pick<MailSettings, 'from' | 'leaving'> & { instance: string }

function letterOf(outgoing: Outgoing<Email>, address: string, settings: LetterSettings): Letter {
  const { from, leaving = null, instance } = settings
  const { key, message, contact, isForContact } = outgoing
  const leaveAt = isForContact && leaving ? leaving.addressFor(contact.id, address) : null
  return {
    from,
    to: { name: '', address },
    subject: message.subject,
    messageId: `<${key.replaceAll(':', '.')}.${instance}@${domainOf(from)}>`,
    progress: { isHandedOver: false },
    ...(leaveAt === null ? { text: message.body } : withWayOut(message.body, leaveAt, contact.language)),
  }
}

const domainOf = (from: string): string => /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? 'etape'

/**
 * Pooled connections. The library does not tell in which phase a connection broke, so each letter notes when its last byte
 * was taken: it is read only after the server has asked for it.
 */
function openTransport(url: string, timeouts: MailTimeouts) {
  const transport = createTransport({ url, pool: true, maxConnections: 4, ...timeouts })
  transport.use('stream', ({ data, message }, done) => {
    const { progress } = data as Letter
    const read = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const stream = read(options)
      stream.once('end', () => {
        progress.isHandedOver = true
      })
      return stream
    }
    done()
  })
  return transport
}

interface SmtpError extends Error {
  responseCode?: number
  response?: string
  command?: string
}

// About signing in: it is for the server's settings to mend, and no fault of any message.
const aboutSigningIn: ReadonlySet<number> = new Set([530, 534, 535, 538])

/**
 * What an SMTP failure means: a 5xx is final unless it is about signing in, a break after the letter was handed over is
 * unknown, all else may work later.
 */
function attemptOf(error: unknown, { progress }: Letter): Attempt {
  const { responseCode, response = '', command, message } = error as SmtpError
  if (responseCode === undefined) return { outcome: progress.isHandedOver ? 'unknown' : 'retry', detail: message }
  if (responseCode < 500 || aboutSigningIn.has(responseCode)) return { outcome: 'retry', detail: message }
  return { outcome: 'failed', detail: message, isBounce: isNoMailbox(response, command) }
}

/** Whether the server says that there is no such mailbox, and not that it dislikes us or the message. */
function isNoMailbox(response: string, command: string | undefined): boolean {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  if (enhanced) return /^5\.1\.(1|2|3|6|10)$/.test(enhanced) || enhanced === '5.2.1'
  return command === 'RCPT TO' && /^55[013]/.test(response)
}

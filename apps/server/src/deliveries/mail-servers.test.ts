import type { Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Attempt } from './attempt.ts'
import { emailChannel } from './email.ts'
import { startScriptedMailServer, type MailMoment, type Misbehaviour } from './testing/scripted-mail-server.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

type Outcome = Attempt['outcome']
interface Case {
  does: string
  misbehave: Misbehaviour
  outcome: Outcome
  letters: 'each once' | 'none'
  /** Fewer where each has to be waited for. */
  mails: number
}

const at =
  (where: MailMoment, act: (socket: Socket) => void): Misbehaviour =>
  (moment, socket) => {
    if (moment !== where) return false
    act(socket)
    return true
  }
const silent = () => {}
const breakOff = (socket: Socket) => socket.destroy()
const say = (text: string) => (socket: Socket) => void socket.write(`${text}\r\n`)

const moments = ['greeting', 'ehlo', 'mail', 'rcpt', 'data'] as const
const retried = { outcome: 'retry', letters: 'none' } as const
const many = 200
const few = 12

const cases: readonly Case[] = [
  ...moments.map((moment) => ({ does: `falls silent at ${moment}`, misbehave: at(moment, silent), ...retried, mails: few })),
  ...moments.map((moment) => ({ does: `breaks off at ${moment}`, misbehave: at(moment, breakOff), ...retried, mails: moment === 'greeting' ? few : many })),
  { does: 'falls silent when it has the letter', misbehave: at('body', silent), outcome: 'unknown', letters: 'each once', mails: few },
  { does: 'breaks off when it has the letter', misbehave: at('body', breakOff), outcome: 'unknown', letters: 'each once', mails: many },
  { does: 'speaks of the web instead of mail', misbehave: at('greeting', say('HTTP/1.1 400 Bad Request')), ...retried, mails: few },
  { does: 'greylists', misbehave: at('rcpt', say('451 4.7.1 later')), ...retried, mails: many },
  { does: 'is about to close', misbehave: at('mail', say('421 closing')), ...retried, mails: many },
  { does: 'has a full disk', misbehave: at('body', say('452 4.3.1 no room')), outcome: 'retry', letters: 'each once', mails: many },
  { does: 'has no such mailbox', misbehave: at('rcpt', say('550 5.1.1 nobody')), outcome: 'failed', letters: 'none', mails: many },
  { does: 'finds the letter too large', misbehave: at('body', say('552 5.3.4 too large')), outcome: 'failed', letters: 'each once', mails: many },
  { does: 'talks nonsense at the recipient', misbehave: at('rcpt', say('certainly')), ...retried, mails: few },
  { does: 'offers encryption it cannot do', misbehave: (moment, socket) => moment === 'ehlo' && socket.write('250-mail.example\r\n250 STARTTLS\r\n'), ...retried, mails: few },
  { does: 'speaks one byte at a time', misbehave: (moment, socket) => moment === 'rcpt' && byteByByte(socket, '250 ok\r\n'), outcome: 'sent', letters: 'each once', mails: few },
] // prettier-ignore

function byteByByte(socket: Socket, text: string): boolean {
  const [first, ...rest] = text
  if (first === undefined) return true
  socket.write(first, () => setImmediate(() => byteByByte(socket, rest.join(''))))
  return true
}

test('there are twenty ways and more in which a mail server can fail', () =>
  expect(cases.length).toBeGreaterThanOrEqual(20))

test.each(cases)(
  'of a mail server that $does every letter is $outcome',
  async ({ misbehave, outcome, letters, mails }) => {
    const { attempts, arrived } = await sendThrough(misbehave, mails)
    expect(attempts.filter((attempt) => attempt.outcome !== outcome)).toEqual([])
    expect(arrived()).toBe(letters === 'none' ? 0 : mails)
  },
)

// Which letters meet a connection that is about to close is chance; that they have not arrived is known.
test('of a mail server that breaks off after it has said yes the letters it has are sent, and only others are tried again', async () => {
  const { attempts, arrived } = await sendThrough(
    at('body', (socket) => socket.end('250 kept\r\n')),
    many,
  )
  const count = (outcome: Outcome) => attempts.filter((attempt) => attempt.outcome === outcome).length
  expect(count('sent') + count('retry')).toBe(many)
  expect(count('sent')).toBe(arrived())
  expect(count('sent')).toBeGreaterThan(many / 2)
})

async function sendThrough(misbehave: Misbehaviour, mails: number) {
  const server = await startScriptedMailServer(misbehave)
  closing.push(server.close)
  const patience = { connectionTimeout: 150, greetingTimeout: 150, socketTimeout: 150 }
  const isWaitedFor = mails === few
  const { send, close } = emailChannel({
    smtpUrl: server.url, from: 'Etape <etape@example.com>', instance: () => Promise.resolve('here'),
    timeouts: isWaitedFor ? patience : { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 20_000 },
  })
  closing.push(close)
  const attempts = await Promise.all(
    Array.from({ length: mails }, (_, number) =>
      send(
        {
          id: number, key: `${number}:mail:1:1`, runId: 1, isForContact: true,
          message: { channel: 'email', to: null, subject: 'Hello', body: 'Hello' },
          contact: { id: number, email: `c${number}@acme.example`, subscribed: true, language: 'en', suppressed: null },
        },
        0,
      ),
    ),
  )
  return { attempts, arrived: server.letters }
} // prettier-ignore

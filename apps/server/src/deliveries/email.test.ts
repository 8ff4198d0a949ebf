import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { openLeaving } from '../leaving/leaving.ts'
import type { Outgoing, Recipient } from './attempt.ts'
import { emailChannel, type MailSettings } from './email.ts'
import { keepIn, refusal, startMailServer } from './testing/mail-server.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

type Email = Outgoing<{ channel: 'email'; to: string | null; subject: string; body: string }>

const alva: Recipient = { id: 7, email: 'alva@nordfrakt.example', subscribed: true, language: 'sv', suppressed: null }
const outgoing: Email = {
  id: 1,
  key: '12:welcome:1:0',
  runId: 12,
  message: { channel: 'email', to: null, subject: 'Hello', body: 'Hello Alva' },
  contact: alva,
  isForContact: true,
}
const from = 'Etape <etape@example.com>'
const open = (settings: Omit<MailSettings, 'instance'>) => {
  const channel = emailChannel({ ...settings, instance: () => Promise.resolve('here') })
  closing.push(channel.close)
  return channel
}
/** A channel to a mail server that behaves as told and says nothing for at most a moment. */
async function aChannel(behaviour?: Parameters<typeof startMailServer>[0], settings: Partial<MailSettings> = {}) {
  const server = await startMailServer(behaviour)
  closing.push(server.close)
  const { send } = open({ smtpUrl: server.url, from, ...settings })
  return { send, ...server }
}
const atRecipient = (code: number, text?: string): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => done(refusal(code, text)),
})
const short = { timeouts: { connectionTimeout: 200, greetingTimeout: 200, socketTimeout: 200 } }

test('a message reaches the server with a message id made from its key', async () => {
  const { send, received } = await aChannel()
  expect(await send(outgoing, 0)).toMatchObject({ outcome: 'sent' })
  expect(received[0]).toContain('Message-ID: <12.welcome.1.0.here@example.com>')
  expect(received[0]).toContain('Hello Alva')
})

describe('what a mail server can do instead', () => {
  const retried: [string, SMTPServerOptions][] = [
    ['greylists the recipient', atRecipient(451)],
    ['is about to close', atRecipient(421)],
    ['takes no sender for now', { onMailFrom: (_address, _session, done) => done(refusal(450)) }],
    ['takes no letter for now', { onData: keepIn([], () => refusal(452)) }],
    ['takes no connection for now', { onConnect: (_session, done) => done(refusal(421)) }],
    ['wants us to sign in', { authOptional: false }],
  ]
  test.each(retried)('one that %s is tried again', async (_, options) => {
    const { send } = await aChannel(() => options)
    expect(await send(outgoing, 0)).toMatchObject({ outcome: 'retry' })
  })

  test('one that knows no such password is tried again', async () => {
    const { url } = await aChannel(() => ({ onAuth: (_auth, _session, done) => done(refusal(535)) }))
    const { send } = open({ smtpUrl: url.replace('//', '//etape:wrong@'), from })
    expect(await send(outgoing, 0)).toMatchObject({ outcome: 'retry' })
  })

  const final: [string, SMTPServerOptions, boolean][] = [
    ['has no such mailbox', atRecipient(550, '5.1.1 no such user'), true],
    ['has no such mailbox and no fine codes', atRecipient(550), true],
    ['has a full mailbox for good', atRecipient(552, '5.2.2 mailbox full'), false],
    ['thinks we send spam', { onData: keepIn([], () => refusal(550, '5.7.1 spam')) }, false],
    ['thinks the letter is too large', { onData: keepIn([], () => refusal(552)) }, false],
  ]
  test.each(final)('one that %s is not asked again', async (_, options, isBounce) => {
    const { send } = await aChannel(() => options)
    expect(await send(outgoing, 0)).toMatchObject({ outcome: 'failed', isBounce })
  })

  test('one that breaks off after it has the whole letter leaves the outcome unknown', async () => {
    const { send, received } = await aChannel(({ cut, received: kept }) => ({
      onData: keepIn(kept, () => {
        cut()
        return null
      }),
    }))
    expect(await send(outgoing, 0)).toMatchObject({ outcome: 'unknown' })
    expect(received).toHaveLength(1)
  })

  test('one that says nothing after it has the whole letter leaves the outcome unknown', async () => {
    const { send } = await aChannel(() => ({ onData: (stream) => void stream.resume() }), short)
    expect(await send(outgoing, 0)).toMatchObject({ outcome: 'unknown' })
  })

  test('one that breaks off at the recipient is tried again', async () => {
    const { send } = await aChannel(({ cut }) => ({ onRcptTo: () => cut() }))
    expect(await send(outgoing, 0)).toMatchObject({ outcome: 'retry' })
  })

  test('one that says nothing at the recipient is tried again', async () => {
    const { send } = await aChannel(() => ({ onRcptTo: () => {} }), short)
    expect(await send(outgoing, 0)).toMatchObject({ outcome: 'retry' })
  })

  test('one that never greets is tried again', async () => {
    const { send } = await aChannel(() => ({ onConnect: () => {} }), short)
    expect(await send(outgoing, 0)).toMatchObject({ outcome: 'retry' })
  })

  test('one that is not there is tried again', async () => {
    expect(await open({ smtpUrl: 'smtp://127.0.0.1:1', from }).send(outgoing, 0)).toMatchObject({ outcome: 'retry' })
  })

  test('one bad recipient harms no other over the same connections', async () => {
    const { send, received } = await aChannel(() => ({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('bad') ? refusal(550) : null),
    }))
    const addresses = ['bad@x.example', 'one@x.example', 'bad@y.example', 'two@x.example', 'three@x.example']
    const attempts = await Promise.all(
      addresses.map((email, id) => send({ ...outgoing, id, contact: { ...alva, email } }, 0)),
    )
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'sent', 'failed', 'sent', 'sent'])
    expect(received).toHaveLength(3)
  })
})

test('without a mail server a message is kept to be read', async () => {
  expect(await open({ smtpUrl: null, from }).send(outgoing, 0)).toMatchObject({ outcome: 'kept' })
})

describe('who gets no mail', () => {
  test.each([
    ['has no address', { email: null }],
    ['has unsubscribed', { subscribed: false }],
    ['has unsubscribed by the link', { suppressed: 'unsubscribed' as const }],
    ['does not exist as an address', { suppressed: 'bounced' as const }],
    ['has complained', { suppressed: 'complained' as const }],
  ])('a contact who %s is passed over, which is no failure', async (_, about) => {
    const { send, received } = await aChannel()
    expect(await send({ ...outgoing, contact: { ...alva, ...about } }, 0)).toMatchObject({ outcome: 'skipped' })
    expect(received).toEqual([])
  })

  test('a colleague is told about a contact who has unsubscribed', async () => {
    const { send } = await aChannel()
    const message = { ...outgoing.message, to: 'bo@team.example' }
    const copy = { ...outgoing, message, isForContact: false, contact: { ...alva, subscribed: false } }
    expect(await send(copy, 0)).toMatchObject({ outcome: 'sent' })
  })

  test.each(['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', '"x" <a@b.example>'])(
    'the address %j is refused before anything is sent',
    async (email) => {
      const { send, received } = await aChannel()
      expect(await send({ ...outgoing, contact: { ...alva, email } }, 0)).toMatchObject({ outcome: 'failed' })
      expect(received).toEqual([])
    },
  )
})

describe('the way out of a mailing', () => {
  const leaving = openLeaving('secret', 'https://etape.example.com')
  const headersOf = (letter = '') => letter.split('\r\n\r\n', 1)[0] ?? ''

  test('mail to a contact can be left with one click, by headers as they stand in RFC 8058', async () => {
    const { send, received } = await aChannel(undefined, { leaving })
    await send(outgoing, 0)
    const headers = headersOf(received[0])
    const address = /^List-Unsubscribe: <(https:\/\/etape\.example\.com\/unsubscribe\/([\w-]+))>$/m.exec(headers)
    expect(leaving.read(address?.[2] ?? '')).toMatchObject({ contactId: 7 })
    expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  })

  test('the text ends with the same address, in the language of the contact', async () => {
    const { send, received } = await aChannel(undefined, { leaving })
    await send(outgoing, 0)
    const text = received[0]?.replaceAll('=\r\n', '').replaceAll('=3D', '=')
    expect(text).toContain('Inga fler s')
    expect(text).toContain(leaving.addressFor(7, 'alva@nordfrakt.example'))
  })

  test('no header can be made by what stands in a subject', async () => {
    const { send, received } = await aChannel(undefined, { leaving })
    await send({ ...outgoing, message: { ...outgoing.message, subject: 'Hi\r\nBcc: evil@example.com' } }, 0)
    expect(headersOf(received[0])).not.toMatch(/^Bcc:/im)
  })

  test('mail to a colleague has no such link', async () => {
    const { send, received } = await aChannel(undefined, { leaving })
    await send({ ...outgoing, isForContact: false, message: { ...outgoing.message, to: 'bo@team.example' } }, 0)
    expect(received[0]).not.toContain('nsubscribe')
  })
})

import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { emailChannel } from './email.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const outgoing = {
  id: 1,
  key: '12:welcome:1:0',
  runId: 12,
  message: { channel: 'email', to: null, subject: 'Hello', body: 'Hello Alva' },
  contact: { id: 7, email: 'alva@nordfrakt.example', subscribed: true },
} as const

/** A channel to a real SMTP server in this process that behaves as told. */
async function aChannel(behaviour: (cut: () => void) => SMTPServerOptions = () => ({})) {
  const sockets = new Set<Socket>()
  const cut = () => sockets.forEach((socket) => socket.destroy())
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString())
        done()
      })
    },
    ...behaviour(cut),
  })
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  const channel = emailChannel({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Etape <etape@example.com>' })
  closing.push(channel.close, () => server.close())
  return { send: channel.send, received }
}
const refusing = (code: number): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode: code })),
})

test('a message reaches the server with a message id made from its key', async () => {
  const { send, received } = await aChannel()
  expect(await send(outgoing, 0)).toMatchObject({ outcome: 'sent' })
  expect(received[0]).toContain('Message-ID: <12.welcome.1.0@etape>')
  expect(received[0]).toContain('Hello Alva')
})

test('a recipient refused for good is not tried again', async () => {
  const { send } = await aChannel(() => refusing(550))
  expect(await send(outgoing, 0)).toMatchObject({ outcome: 'failed' })
})

test('a recipient refused for now is tried again', async () => {
  const { send } = await aChannel(() => refusing(451))
  expect(await send(outgoing, 0)).toMatchObject({ outcome: 'retry' })
})

test('a connection that breaks after the message was handed over leaves the outcome unknown', async () => {
  const { send } = await aChannel((cut) => ({ onData: (stream) => void stream.on('end', cut).resume() }))
  expect(await send(outgoing, 0)).toMatchObject({ outcome: 'unknown' })
})

test('a server that is not there is tried again', async () => {
  const channel = emailChannel({ smtpUrl: 'smtp://127.0.0.1:1', from: 'etape@example.com' })
  closing.push(channel.close)
  expect(await channel.send(outgoing, 0)).toMatchObject({ outcome: 'retry' })
})

test('without a mail server a message is kept to be read', async () => {
  const { send } = emailChannel({ smtpUrl: null, from: 'etape@example.com' })
  expect(await send(outgoing, 0)).toMatchObject({ outcome: 'kept' })
})

test.each([
  ['has no address', { ...outgoing.contact, email: null }],
  ['has unsubscribed', { ...outgoing.contact, subscribed: false }],
])('a contact who %s is passed over, which is no failure', async (_, contact) => {
  const { send, received } = await aChannel()
  expect(await send({ ...outgoing, contact }, 0)).toMatchObject({ outcome: 'skipped' })
  expect(received).toEqual([])
})

test('an address that hides a second one is refused before it is sent', async () => {
  const { send, received } = await aChannel()
  const contact = { ...outgoing.contact, email: 'a@b.example, c@d.example' }
  expect(await send({ ...outgoing, contact }, 0)).toMatchObject({ outcome: 'failed' })
  expect(received).toEqual([])
})

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes everything and counts what it took, by message id. */
export interface Mailbox {
  url: string
  received: ReadonlyMap<string, number>
  close(): Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const received = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let letter = ''
      stream.setEncoding('utf8').on('data', (text: string) => (letter += text))
      stream.on('end', () => {
        const id = /^message-id:\s*<([^>]+)>/im.exec(letter)?.[1] ?? ''
        received.set(id, (received.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  server.on('error', () => {}) // connections break when the server is killed
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((closed) => server.close(closed)),
  }
}

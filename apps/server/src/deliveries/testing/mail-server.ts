import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface MailServer {
  url: string
  /** Letters as they came in. */
  received: string[]
  /** Breaks every connection. */
  cut(): void
  close(): void
}

/** A real SMTP server in this process that behaves as told. */
export async function startMailServer(
  behaviour: (server: Pick<MailServer, 'cut' | 'received'>) => SMTPServerOptions = () => ({}),
): Promise<MailServer> {
  const sockets = new Set<Socket>()
  const cut = () => sockets.forEach((socket) => socket.destroy())
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: keepIn(received),
    ...behaviour({ cut, received }),
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  const close = () => {
    cut()
    server.close()
  }
  return { url: `smtp://127.0.0.1:${port}`, received, cut, close }
}

/** Takes a letter in, then answers what `then` says: nothing is that all is well. */
export const keepIn =
  (received: string[], then: () => Error | null = () => null): NonNullable<SMTPServerOptions['onData']> =>
  (stream, _session, done) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      received.push(Buffer.concat(parts).toString())
      done(then())
    })
  }

/** An SMTP refusal. */
export const refusal = (responseCode: number, text = 'no'): Error => Object.assign(new Error(text), { responseCode })

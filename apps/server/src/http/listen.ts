import { createServer, type RequestListener } from 'node:http'
import { isIPv6, type AddressInfo } from 'node:net'
import { StartError } from '../start-error.ts'

export interface Listening {
  /** Where it listens: `http://127.0.0.1:4000`. */
  url: string
  /** Until then every request is told that the server is starting. */
  answerWith(app: RequestListener): void
  /** Takes no new requests and resolves when those in hand are answered, or after some seconds. */
  close(): Promise<void>
}

const closeWithinMs = 8_000

const starting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' }).end('Etape is starting.\n')
}

/** Takes the port first: whether it is free should be known before anything is written. */
export function listen({ host, port }: { host: string; port: number }): Promise<Listening> {
  let app = starting
  let isClosing = false
  const server = createServer((request, response) => {
    // A connection that is kept would bring one request after the other, and closing would never come to an end.
    if (isClosing) response.setHeader('connection', 'close')
    response.once('close', () => {
      if (isClosing) setImmediate(() => server.closeIdleConnections())
    })
    app(request, response)
  })
  const listening = (): Listening => {
    const { port: taken } = server.address() as AddressInfo
    return {
      url: `http://${isIPv6(host) ? `[${host}]` : host}:${taken}`,
      answerWith: (listener) => {
        app = listener
      },
      close: () =>
        new Promise((resolve) => {
          isClosing = true
          const force = setTimeout(() => server.closeAllConnections(), closeWithinMs)
          server.close(() => {
            clearTimeout(force)
            resolve()
          })
          server.closeIdleConnections()
        }),
    }
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)))
    server.listen(port, host, () => resolve(listening()))
  })
}

function explain(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : null
  const another = `--port ${port === 0 ? 4000 : Math.min(port + 1, 65_535)}`
  if (code === 'EADDRINUSE')
    return new StartError(`Port ${port} on ${host} is in use. Stop what uses it, or choose another: ${another}`)
  if (code === 'EACCES')
    return new StartError(`Port ${port} needs more rights than this user has. Choose another: ${another}`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(`This machine has no address ${host}. For example: --host 127.0.0.1`)
  }
  return error
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface HttpServer {
  url: string
  port: number
  /** Requests in the order they came. */
  heard: Heard[]
  close(): void
}

/** A real HTTP server in this process that answers as told. */
export async function startHttpServer(
  answer: (response: ServerResponse, heard: Heard) => void = (response) => response.end(),
): Promise<HttpServer> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const one = { method, path, headers, body: Buffer.concat(parts).toString() }
      heard.push(one)
      answer(response, one)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, port, heard, close }
}

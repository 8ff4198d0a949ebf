import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

export interface Sender {
  /** Resolves with how long the answer took, ms; fails when it is a refusal. */
  send(path: string, body: unknown): Promise<number>
  close(): void
}

interface Sending {
  address: string
  authorization: string | null
  connections: number
}

/** Sends JSON over connections that stay open. */
export function openSender({ address, authorization, connections }: Sending): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const send = (path: string, body: unknown): Promise<number> => {
    const text = JSON.stringify(body)
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...(authorization !== null && { authorization }),
    }
    const sentAt = performance.now()
    return new Promise<number>((resolve, reject) => {
      const sending = request(new URL(path, address), { method: 'POST', agent, headers }, (response) => {
        response.resume()
        response.once('end', () => {
          if ((response.statusCode ?? 500) < 300) resolve(performance.now() - sentAt)
          else reject(new Error(`Answered ${response.statusCode}.`))
        })
      })
      // Closed by the server just as it was used again: nothing was taken, and another connection will do.
      sending.once('error', (error) => (sending.reusedSocket ? resolve(send(path, body)) : reject(error)))
      sending.end(text)
    })
  }
  return { send, close: () => agent.destroy() }
}

/** How Segment's libraries give the write key: the user name of HTTP basic authentication. */
export const basicAuthorization = (writeKey: string): string =>
  `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`

/** Somebody, of so many contacts, opened a report. */
export function reportOpened(contacts: number) {
  const somebody = 1 + Math.floor(Math.random() * contacts)
  return {
    messageId: randomUUID(),
    userId: `u${somebody}`,
    event: 'Report opened',
    properties: { plan: somebody % 5 === 0 ? 'pro' : 'free', report: 'Pipeline', seconds: 42 },
    timestamp: new Date().toISOString(),
  }
}

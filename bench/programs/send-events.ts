/**
 * Sends one event per request over connections that stay open, each as soon as the one before is answered.
 * Arguments: the address, the write key, how many contacts to choose from, seconds. The first second is not counted.
 */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

const [address = '', writeKey = '', contacts = '1', seconds = '4'] = process.argv.slice(2)
const connections = 64
const warmUpMs = 1000
const url = new URL('/v1/track', address)
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`

const over = new AbortController()
let answered = 0
let waits: number[] = []
const senders = Array.from({ length: connections }, sendAgainAndAgain)
await pass(warmUpMs)
answered = 0
waits = []
const began = performance.now()
await pass(Number(seconds) * 1000)
const perSecond = answered / ((performance.now() - began) / 1000)
const sorted = waits.toSorted((left, right) => left - right)
const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
over.abort()
await Promise.all(senders)
agent.destroy()
process.stdout.write(`${JSON.stringify({ perSecond, medianMs: at(0.5), p99Ms: at(0.99) })}\n`)

async function sendAgainAndAgain(): Promise<void> {
  while (!over.signal.aborted) {
    const sentAt = performance.now()
    await send(oneEvent())
    answered += 1
    waits.push(performance.now() - sentAt)
  }
}

function oneEvent(): string {
  const somebody = 1 + Math.floor(Math.random() * Number(contacts))
  return JSON.stringify({
    messageId: randomUUID(),
    userId: `u${somebody}`,
    event: 'Report opened',
    properties: { plan: somebody % 5 === 0 ? 'pro' : 'free', report: 'Pipeline', seconds: 42 },
    timestamp: new Date().toISOString(),
  })
}

function send(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`Answered ${response.statusCode}.`)),
      )
    })
    sending.once('error', reject)
    sending.end(body)
  })
}

function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

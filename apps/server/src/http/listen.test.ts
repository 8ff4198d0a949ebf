import { Agent, request, type ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { listen } from './listen.ts'

function get(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent }, (response) =>
      response.resume().once('end', () => resolve(response.statusCode ?? 0)),
    )
    sent.once('error', reject).end()
  })
}

test('a client that keeps its connection and goes on asking does not keep the server from closing', async () => {
  const listening = await listen({ host: '127.0.0.1', port: 0 })
  const inHand: ServerResponse[] = []
  let arrived = () => {}
  const first = new Promise<void>((resolve) => (arrived = resolve))
  listening.answerWith((_request, response) => {
    inHand.push(response)
    arrived()
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const answered = get(listening.url, agent)
  await first
  const began = performance.now()
  const closing = listening.close()
  inHand[0]?.end('done')
  expect(await answered).toBe(200)
  await closing
  // Otherwise the connection is cut by force after eight seconds, and whatever is in hand with it.
  expect(performance.now() - began).toBeLessThan(4000)
  agent.destroy()
})

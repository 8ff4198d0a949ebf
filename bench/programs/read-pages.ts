/**
 * Asks for what four pages show, all at the same time, ten times a second: the list of contacts, a contact, its timeline, a flow's figures.
 * Arguments: the address, the API key, how many contacts to choose from, the flow, seconds. The first two seconds are not counted.
 */
import { createClient } from '@etape/contract'
import { setTimeout } from 'node:timers/promises'
import { latenciesOf } from '../latencies.ts'

const [address = '', apiKey = '', contacts = '1', flow = '', seconds = '1'] = process.argv.slice(2)
const everyMs = 100
const warmUpMs = 2000
// People who see nothing come do not ask for ever more.
const mostUnderWay = 100

const api = createClient((path, init) => {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${apiKey}`)
  return fetch(address + path, { ...init, headers })
})
const waits: number[] = []
const underWay = new Set<Promise<void>>()
let failure: unknown = null
const began = performance.now()
for (let page = 0; passed() < warmUpMs + Number(seconds) * 1000; page += 1) {
  if (underWay.size < mostUnderWay) ask(page)
  await setTimeout(Math.max(0, (page + 1) * everyMs - passed()))
}
await Promise.all(underWay)
if (failure !== null) throw failure
process.stdout.write(`${JSON.stringify({ calls: waits.length, ...latenciesOf(waits) })}\n`)

function ask(page: number): void {
  const id = String(1 + ((page * 7919) % Number(contacts)))
  const isCounted = passed() >= warmUpMs
  for (const call of [
    () => api.listContacts({ query: { limit: 50 } }),
    () => api.readContact({ params: { id } }),
    () => api.readTimeline({ params: { id }, query: { limit: 50 } }),
    () => api.readFlowStats({ params: { id: flow }, query: {} }),
  ]) {
    const asking = noteWait(call, isCounted).finally(() => underWay.delete(asking))
    underWay.add(asking)
  }
}

async function noteWait(call: () => Promise<unknown>, isCounted: boolean): Promise<void> {
  const askedAt = performance.now()
  try {
    await call()
    if (isCounted) waits.push(performance.now() - askedAt)
  } catch (error) {
    failure = error
  }
}

function passed(): number {
  return performance.now() - began
}

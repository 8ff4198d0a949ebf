import { setTimeout } from 'node:timers/promises'

const everyMs = 20
const patienceMs = 60_000

/** Calls a webhook until it is taken, as a server can answer before its flows are there; answers how long that was, seconds. */
export async function untilTaken(hook: string): Promise<number> {
  const began = performance.now()
  while (!(await isTaken(hook))) {
    if (performance.now() > began + patienceMs) throw new Error(`${hook} was not taken.`)
    await setTimeout(everyMs)
  }
  return (performance.now() - began) / 1000
}

/** While it starts, n8n answers every address with a page that says so. */
async function isTaken(hook: string): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(hook, { method: 'POST', headers, body: '{"email":"c1@gmail.com","score":1}' })
    await response.arrayBuffer()
    return response.ok && response.headers.get('content-type')?.startsWith('application/json') === true
  } catch {
    return false
  }
}

/**
 * Sends one event per request at a fixed rate, whether or not the ones before are answered yet.
 * Arguments: the address, the write key, how many contacts to choose from, events a second, seconds.
 */
import { setTimeout } from 'node:timers/promises'
import { latenciesOf } from '../latencies.ts'
import { basicAuthorization, openSender, reportOpened } from '../sender.ts'

const [address = '', writeKey = '', contacts = '1', perSecond = '1', seconds = '4'] = process.argv.slice(2)
const connections = 64
const everyMs = 10
const sender = openSender({ address, authorization: basicAuthorization(writeKey), connections })

const waits: number[] = []
const underWay = new Set<Promise<void>>()
let failure: unknown = null
const began = performance.now()
let sent = 0
for (let passedMs = 0; passedMs < Number(seconds) * 1000; passedMs = performance.now() - began) {
  for (const due = (passedMs / 1000) * Number(perSecond); sent < due; sent += 1) sendOne()
  await setTimeout(everyMs)
}
await Promise.all(underWay)
sender.close()
if (failure !== null) throw failure
process.stdout.write(`${JSON.stringify({ sent, ...latenciesOf(waits) })}\n`)

function sendOne(): void {
  const sending = noteWait().finally(() => underWay.delete(sending))
  underWay.add(sending)
}

async function noteWait(): Promise<void> {
  try {
    waits.push(await sender.send('/v1/track', reportOpened(Number(contacts))))
  } catch (error) {
    failure = error
  }
}

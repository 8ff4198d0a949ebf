/**
 * Sends events a hundred a request in Segment's batch format, over 8 connections, each request as soon as the one before is answered.
 * Arguments: the address, the write key, how many contacts to choose from, how many requests, and, where what is sent is handled after
 * it was answered, the data folder in which nothing must wait any more before it counts as done.
 */
import { untilHandled } from '../inputs-waiting.ts'
import { latenciesOf } from '../latencies.ts'
import { basicAuthorization, openSender, reportOpened } from '../sender.ts'

const [address = '', writeKey = '', contacts = '1', requests = '1', folder] = process.argv.slice(2)
const connections = 8
const eventsEach = 100
const sender = openSender({ address, authorization: basicAuthorization(writeKey), connections })

const waits: number[] = []
let left = Number(requests)
const began = performance.now()
await Promise.all(Array.from({ length: connections }, sendAgainAndAgain))
const answered = performance.now()
if (folder !== undefined) await untilHandled(folder)
const over = performance.now()
sender.close()
const eventsPerSecond = (Number(requests) * eventsEach) / ((over - began) / 1000)
const answer = { eventsPerSecond, handledAfterMs: over - answered, ...latenciesOf(waits) }
process.stdout.write(`${JSON.stringify(answer)}\n`)

async function sendAgainAndAgain(): Promise<void> {
  while (left > 0) {
    left -= 1
    waits.push(await sender.send('/v1/batch', { batch: Array.from({ length: eventsEach }, oneCall) }))
  }
}

function oneCall() {
  return { type: 'track', ...reportOpened(Number(contacts)) }
}

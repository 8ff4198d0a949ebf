/**
 * Calls a webhook over 32 connections, each as soon as the one before is answered. Arguments: its address, how many contacts to choose
 * from, seconds, and, where what came in is run after it was answered, the data folder in which nothing must wait any more before it
 * counts as done. The first three seconds are not counted.
 */
import { untilHandled } from '../inputs-waiting.ts'
import { latenciesOf } from '../latencies.ts'
import { openSender } from '../sender.ts'

const [address = '', contacts = '1', seconds = '5', folder] = process.argv.slice(2)
const connections = 32
const warmUpMs = 3000
const sender = openSender({ address, authorization: null, connections })

const before = await callFor(warmUpMs)
if (folder !== undefined) await untilHandled(folder)
const began = performance.now()
const waits = await callFor(Number(seconds) * 1000)
if (folder !== undefined) await untilHandled(folder)
const perSecond = waits.length / ((performance.now() - began) / 1000)
sender.close()
const sent = before.length + waits.length
process.stdout.write(`${JSON.stringify({ perSecond, sent, ...latenciesOf(waits) })}\n`)

async function callFor(ms: number): Promise<number[]> {
  const over = performance.now() + ms
  const answered: number[] = []
  const callAgainAndAgain = async () => {
    while (performance.now() < over) answered.push(await sender.send('', oneCall()))
  }
  await Promise.all(Array.from({ length: connections }, callAgainAndAgain))
  return answered
}

function oneCall() {
  const somebody = 1 + Math.floor(Math.random() * Number(contacts))
  return { email: `c${somebody}@gmail.com`, score: somebody % 100 }
}

/**
 * Sends one event per request over 64 connections that stay open, each as soon as the one before is answered.
 * Arguments: the address, the write key, how many contacts to choose from, seconds. The first second is not counted.
 */
import { setTimeout } from 'node:timers/promises'
import { latenciesOf } from '../latencies.ts'
import { basicAuthorization, openSender, reportOpened } from '../sender.ts'

const [address = '', writeKey = '', contacts = '1', seconds = '4'] = process.argv.slice(2)
const connections = 64
const warmUpMs = 1000
const sender = openSender({ address, authorization: basicAuthorization(writeKey), connections })

const over = new AbortController()
let waits: number[] = []
const senders = Array.from({ length: connections }, sendAgainAndAgain)
await setTimeout(warmUpMs)
waits = []
const began = performance.now()
await setTimeout(Number(seconds) * 1000)
const perSecond = waits.length / ((performance.now() - began) / 1000)
const latencies = latenciesOf(waits)
over.abort()
await Promise.all(senders)
sender.close()
process.stdout.write(`${JSON.stringify({ perSecond, ...latencies })}\n`)

async function sendAgainAndAgain(): Promise<void> {
  while (!over.signal.aborted) waits.push(await sender.send('/v1/track', reportOpened(Number(contacts))))
}

import type { Benchmark } from './benchmark.ts'
import { serve, startEtape } from './etape.ts'
import type { Keys } from './keys.ts'
import type { Latencies } from './latencies.ts'
import { askProgram, nodeProgram } from './programs.ts'

const contacts = 20_000
const requests = 300

type Sent = { eventsPerSecond: number; handledAfterMs: number } & Latencies

export const eventBatches: Benchmark = {
  id: 'P4',
  work: '30,000 events, 100 a request in Segment’s batch format (POST /v1/batch) over 8 connections: events a second from the first request until the last contact has had its turn; behind them a segment that counts such events, a flow that hears them and a branch',
  baseline:
    'Express 5 and zod with plain inserts into SQLite, one transaction a request, as durable: a person is found or made, the event is kept, a message id counts once; no key, no segment, no flow',
  unit: 'events/s',
  goal: { atLeastTimes: 0.4, later: 0.7 },
  bound:
    'One thread. An event is stored in the transaction of its contact’s turn: with its message id, the contact and what flows do that is four to eight row writes. Two fifths of the time go into SQLite (rows a quarter, commits a tenth, reading a twelfth), a tenth into the turns, a twelfth into collecting garbage, the rest into making rows and copying messages between threads.',
  nextLever:
    'Turns that need no contact read back: an event that no flow and no segment reads only moves when somebody was last seen.',
  rounds: 3,
  prepare: async (place) => {
    const folder = place.folder()
    const { writeKey } = await askProgram<Keys>('programs/make-tracking.ts', folder, contacts)
    const ours = await startEtape(folder)
    const inserts = place.folder()
    const baseline = await serve((port) =>
      nodeProgram('bench/baselines/express-and-inserts.ts', inserts, `${port}`, `${contacts}`),
    )
    return {
      round: async () => {
        const alone = await askProgram<Sent>('programs/send-batches.ts', baseline.url, writeKey, contacts, requests)
        const { eventsPerSecond, medianMs, p99Ms, handledAfterMs } = await askProgram<Sent>(
          'programs/send-batches.ts', ours.url, writeKey, contacts, requests, folder,
        ) // prettier-ignore
        return {
          figure: eventsPerSecond,
          baseline: alone.eventsPerSecond,
          details: {
            'median ms of a request': medianMs,
            'p99 ms': p99Ms,
            'ms from the last answer to the last turn': handledAfterMs,
          },
        }
      },
      stop: async () => {
        await ours.stop()
        await baseline.stop()
      },
    }
  },
}

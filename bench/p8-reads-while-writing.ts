import type { Benchmark } from './benchmark.ts'
import { startEtape } from './etape.ts'
import { untilHandled } from './inputs-waiting.ts'
import type { LivedIn } from './million.ts'
import type { Latencies } from './latencies.ts'
import { askProgram } from './programs.ts'

const contacts = 100_000
const seconds = 8
const warmUpSeconds = 3

export const readsWhileWriting: Benchmark = {
  id: 'P8',
  work: 'What four pages ask for (the list of contacts, a contact, its timeline, the figures of a flow in which all of 100,000 contacts wait), all at once and ten times a second, while events come in one per request at half of the rate the server can take; 99 of 100 calls are answered within',
  baseline: 'the same reads on the same server while nothing comes in',
  unit: 'ms',
  goal: { atMostTimes: 3, figure: 100 },
  bound:
    'One thread: a read waits until the batch of turns under way has used up its 20 ms, and for the commit after it. The figures of a flow count all who wait in it, which takes longer the more they are (a tenth of a second for a million).',
  nextLever: 'Reads on a thread of their own; the number of those who wait kept by what makes them wait.',
  rounds: 3,
  prepare: async (place) => {
    const folder = place.folder()
    const { writeKey, apiKey, waitingFlow } = await askProgram<LivedIn>('programs/make-lived-in.ts', folder, contacts)
    const server = await startEtape(folder)
    const read = () =>
      askProgram<Latencies>('programs/read-pages.ts', server.url, apiKey, contacts, waitingFlow, seconds)
    const most = await askProgram<{ perSecond: number }>('programs/send-events.ts', server.url, writeKey, contacts, 4)
    const half = most.perSecond / 2
    await untilHandled(folder)
    return {
      round: async () => {
        const idle = await read()
        const [busy, sent] = await Promise.all([
          read(),
          askProgram<Latencies>(
            'programs/send-steadily.ts',
            server.url,
            writeKey,
            contacts,
            half,
            seconds + warmUpSeconds,
          ),
        ])
        await untilHandled(folder)
        const details = {
          'events a second': half,
          'median ms': busy.medianMs,
          'median ms idle': idle.medianMs,
          'p99 ms of an event': sent.p99Ms,
        }
        return { figure: busy.p99Ms, baseline: idle.p99Ms, details }
      },
      stop: () => server.stop(),
    }
  },
}

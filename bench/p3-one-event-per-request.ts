import type { Benchmark } from './benchmark.ts'
import { serve, startEtape } from './etape.ts'
import { countWaiting, untilHandled } from './inputs-waiting.ts'
import type { Keys } from './keys.ts'
import type { Latencies } from './latencies.ts'
import { askProgram, nodeProgram } from './programs.ts'

const contacts = 20_000
const seconds = 4

export const oneEventPerRequest: Benchmark = {
  id: 'P3',
  work: 'One event per request (POST /v1/track) over 64 connections, answered once it is on disk; behind it a segment that counts such events, a flow that hears it and a branch',
  baseline: 'Express 5 with the same zod schema, answering at once: no key, nothing stored',
  unit: 'requests/s',
  goal: { atLeastTimes: 0.7, later: 0.9 },
  bound:
    'Two cores, which are busy seven eighths of the time, share four jobs. Of the 0.9 ms of processor time that an event takes, whoever sends it takes 0.27, answering 0.26 (a third more than the baseline), storing it with the turns it leads to 0.29, and V8’s own threads, which mostly collect garbage, 0.08. The baseline has a core for sending and one for answering.',
  nextLever:
    'Idempotency keys in the order they came, merged now and then: each lies on a page of its own, as do the contact and the index of its events.',
  rounds: 3,
  prepare: async (place) => {
    const folder = place.folder()
    const { writeKey } = await askProgram<Keys>('programs/make-tracking.ts', folder, contacts)
    const ours = await startEtape(folder)
    const baseline = await serve((port) => nodeProgram('bench/baselines/express-and-zod.ts', `${port}`))
    const load = (url: string) =>
      askProgram<{ perSecond: number } & Latencies>('programs/send-events.ts', url, writeKey, contacts, seconds)
    return {
      round: async () => {
        const alone = await load(baseline.url)
        const { perSecond, medianMs, p99Ms } = await load(ours.url)
        const waiting = countWaiting(folder)
        await untilHandled(folder)
        return {
          figure: perSecond,
          baseline: alone.perSecond,
          details: { 'median ms': medianMs, 'p99 ms': p99Ms, 'events not yet handled at the end': waiting },
        }
      },
      stop: async () => {
        await ours.stop()
        await baseline.stop()
      },
    }
  },
}

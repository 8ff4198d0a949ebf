import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import type { Benchmark } from './benchmark.ts'
import { askProgram, nodeProgram, startServer } from './programs.ts'

const ports = { ours: 4460, baseline: 4461 }
const contacts = 20_000
const seconds = 4

interface Sent {
  perSecond: number
  medianMs: number
  p99Ms: number
}

export const oneEventPerRequest: Benchmark = {
  id: 'P3',
  work: 'One event per request (POST /v1/track) over 64 connections, answered once it is on disk; behind it a segment that counts such events, a flow that hears it and a branch',
  baseline: 'Express 5 with the same zod schema, answering at once: no key, nothing stored',
  unit: 'requests/s',
  goal: { atLeastTimes: 0.7, later: 0.9 },
  bound:
    'One thread does everything: it answers, waits for the disk at each commit (a quarter of the time, some 30 requests share one), and takes the turns. The baseline has nothing to wait for.',
  nextLever:
    'The store’s writes on a thread of their own, so that nobody waits for the disk but who has to; then: remember a key that was just looked up, read the headers once, and mount the tracking routes before the hundred others.',
  rounds: 3,
  prepare: async (place) => {
    const folder = place.folder()
    const { writeKey } = await askProgram<{ writeKey: string }>('programs/make-tracking.ts', folder, contacts)
    const ours = await serve(ports.ours, nodeProgram('apps/server/src/main.ts', '--port', `${ports.ours}`, '--data', folder, '--empty')) // prettier-ignore
    const baseline = await serve(ports.baseline, nodeProgram('bench/baselines/express-and-zod.ts', `${ports.baseline}`))
    const load = (url: string) => askProgram<Sent>('programs/send-events.ts', url, writeKey, contacts, seconds)
    return {
      round: async () => {
        const alone = await load(baseline.url)
        const { perSecond, medianMs, p99Ms } = await load(ours.url)
        const waiting = countWaiting(join(folder, 'etape.sqlite'))
        await untilHandled(join(folder, 'etape.sqlite'))
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

const serve = (port: number, command: readonly string[]) =>
  startServer(command, { url: `http://127.0.0.1:${port}/api/health` })

function countWaiting(file: string): number {
  const database = new Sqlite(file, { readonly: true })
  const waiting = Number(database.prepare('select count(*) from input').pluck().get())
  database.close()
  return waiting
}

async function untilHandled(file: string): Promise<void> {
  while (countWaiting(file) > 0) await new Promise((resolve) => setTimeout(resolve, 200))
}

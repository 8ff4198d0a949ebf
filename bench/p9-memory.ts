import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import type { Benchmark } from './benchmark.ts'
import { startEtape } from './etape.ts'
import { untilHandled } from './inputs-waiting.ts'
import { residentMb, watchMemory } from './memory.ts'
import { million, millionOnce } from './million.ts'
import { askProgram } from './programs.ts'

const seconds = 30
const waking = 50_000

export const memory: Benchmark = {
  id: 'P9',
  work: `The most memory the server holds with ${million.toLocaleString('en-US')} contacts and as many waiting runs, while for ${seconds} seconds events come in over 64 connections as fast as they are answered, pages are read, and ${waking.toLocaleString('en-US')} runs wake`,
  baseline: null,
  unit: 'MB',
  goal: { atMost: 400 },
  bound:
    'Two threads whose young heaps alone grow to 48 MB each, which is what keeps cleaning up cheap; 100 MB of pages that SQLite has read, most of them in the thread that takes turns; the rest is Node, the program and what it was compiled to. Nothing is held in memory per contact or per waiting run.',
  nextLever: 'One connection in each thread in place of two.',
  rounds: 1,
  isLong: true,
  prepare: async () => {
    const { folder, writeKey, apiKey } = await millionOnce()
    return {
      round: async () => {
        makeDue(join(folder, 'etape.sqlite'))
        const server = await startEtape(folder)
        const atStart = residentMb(server.pid)
        const watching = watchMemory(server.pid)
        const [{ perSecond }] = await Promise.all([
          askProgram<{ perSecond: number }>('programs/send-events.ts', server.url, writeKey, million, seconds),
          askProgram('programs/read-pages.ts', server.url, apiKey, million, 'welcome', seconds),
        ])
        const figure = watching.stop()
        // Others measure on these contacts after.
        await untilHandled(folder)
        await server.stop()
        return { figure, baseline: null, details: { 'MB at the start': atStart, 'events a second': perSecond } }
      },
    }
  },
}

/** Runs spread over all contacts, due now. */
function makeDue(file: string): void {
  const database = new Sqlite(file)
  const now = Date.now()
  const which = `% ${million / waking} = 0`
  database.transaction(() => {
    database.prepare(`update run set wake_at = ? where status = 'waiting' and contact_id ${which}`).run(now)
    database.prepare(`update contact set due_at = ? where id ${which}`).run(now)
  })()
  database.close()
}

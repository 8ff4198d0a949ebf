/**
 * `npm run soak -- --minutes 30`: a server takes events at half of the rate it can, while pages are read, for a long time: does its memory
 * grow, its write-ahead log, the time that calls take? The last line is JSON; it ends with 1 when a bound is broken.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEtape } from '../etape.ts'
import type { Latencies } from '../latencies.ts'
import { describeSurroundings } from '../machine.ts'
import type { LivedIn } from '../million.ts'
import { askProgram, type Server } from '../programs.ts'
import { shown } from '../report.ts'
import { judge, type Soaked } from './judge.ts'
import { watch, type Look } from './watch.ts'

const contacts = 100_000
const toldEvery = 12

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } })
const seconds = Number(values.minutes) * 60
if (seconds > 0) {
  // What was started is stopped, also when somebody ends it.
  process.once('SIGINT', () => process.exit(130))
  await soak()
} else {
  say('--minutes takes a number of minutes, such as 30.')
  process.exitCode = 1
}

async function soak(): Promise<void> {
  const surroundings = describeSurroundings()
  const folder = mkdtempSync(join(tmpdir(), 'etape-soak-'))
  try {
    const keys = await askProgram<LivedIn>('programs/make-lived-in.ts', folder, contacts)
    const server = await startEtape(folder)
    try {
      const soaked = await load(server, folder, keys)
      for (const fault of soaked.faults) say(fault)
      say(JSON.stringify({ minutes: seconds / 60, ...soaked, ...surroundings }))
      if (soaked.faults.length > 0) process.exitCode = 1
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load(server: Server, folder: string, keys: LivedIn): Promise<Soaked> {
  const { url } = server
  const most = await askProgram<{ perSecond: number }>('programs/send-events.ts', url, keys.writeKey, contacts, 5)
  const half = most.perSecond / 2
  say(`It takes ${shown(most.perSecond)} events a second; for ${shown(seconds / 60)} minutes it gets ${shown(half)}.`)
  let looked = 0
  const watching = watch(server, folder, (look) => void (looked++ % toldEvery === 0 && say(lineOf(look))))
  const [read] = await Promise.all([
    askProgram<Latencies>('programs/read-pages.ts', url, keys.apiKey, contacts, keys.waitingFlow, seconds),
    askProgram('programs/send-steadily.ts', url, keys.writeKey, contacts, half, seconds + 2),
  ])
  return judge(watching.stop(), read)
}

function lineOf({ seconds: at, memoryMb, walMb, waiting }: Look): string {
  const amounts = `memory ${shown(memoryMb)} MB, write-ahead log ${shown(walMb)} MB`
  return `after ${shown(at)} s: ${amounts}, ${shown(waiting)} things wait for a turn`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Workplace } from './benchmark.ts'
import { startEtape } from './etape.ts'
import type { Latencies } from './latencies.ts'
import type { N8n } from './n8n.ts'
import { askProgram, type Server } from './programs.ts'
import { untilTaken } from './until-taken.ts'

const contacts = 20_000
const seconds = 8
const storedWithinMs = 20_000

export interface Called extends Latencies {
  /** Jobs a second that were taken and are stored when all is over. */
  perSecond: number
}

type Answered = Latencies & { perSecond: number; sent: number }

export interface Hooked extends Server {
  hook: string
  /** From the start of the program until it first took a call. */
  startSeconds: number
  call(): Promise<Called>
}

/** The product with a flow of four steps that a webhook starts. */
export async function startHooked(place: Workplace): Promise<Hooked> {
  const folder = place.folder()
  const { path } = await askProgram<{ path: string }>('programs/make-hook.ts', folder, contacts)
  const server = await startEtape(folder)
  const hook = server.url + path
  const file = join(folder, 'etape.sqlite')
  const call = () =>
    countStored(file, `select count(*) from run where status = 'ended'`, () =>
      askProgram<Answered>('programs/call-hook.ts', hook, contacts, seconds, folder),
    )
  return { ...server, hook, startSeconds: server.readySeconds + (await untilTaken(hook)), call }
}

export function callN8n({ database }: N8n, hook: string): Promise<Called> {
  return countStored(database, `select count(*) from execution_entity where status = 'success'`, () =>
    askProgram<Answered>('programs/call-hook.ts', hook, contacts, seconds),
  )
}

/** Of what was answered only what the database has soon after counts. */
async function countStored(file: string, question: string, call: () => Promise<Answered>): Promise<Called> {
  const database = new Sqlite(file, { readonly: true })
  const stored = database.prepare(question).pluck()
  const before = Number(stored.get())
  const { perSecond, sent, ...latencies } = await call()
  const deadline = performance.now() + storedWithinMs
  const share = () => Math.min(1, (Number(stored.get()) - before) / sent)
  while (share() < 1 && performance.now() < deadline) await setTimeout(100)
  const counted = { perSecond: perSecond * share(), ...latencies }
  database.close()
  return counted
}

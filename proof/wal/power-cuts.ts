import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openStore } from '@etape/store'
import { drawFlow } from '@etape/flow'
import { chanceFrom, type Chance } from '../../apps/server/src/demo/chance.ts'
import { findBroken } from '../invariants.ts'
import { leaveFiles, processOver } from '../simulate/process.ts'

export interface Cutting {
  /** Empty. */
  folder: string
  /** A database with its tables made. */
  empty: string
  cuts: number
  seed: number
}

/** How far the log was on the disk when so many events had been acknowledged. */
interface Acknowledged {
  events: number
  logBytes: number
}

const began = Date.UTC(2026, 2, 2, 9)
const rounds = 25
const noiseBytes = 65_536

/** Cuts the power `cuts` times: the log ends, or is noise, from any byte on. Answers what is wrong with what is left. */
export async function cutPower({ folder, empty, cuts, seed }: Cutting): Promise<string[]> {
  const file = join(folder, 'etape.sqlite')
  copyFileSync(empty, file)
  const { image, acknowledged } = await fill(file, join(folder, 'image', 'etape.sqlite'))
  const log = readFileSync(`${image}-wal`)
  const chance = chanceFrom(seed)
  const noise = Buffer.from(Array.from({ length: noiseBytes }, () => chance.between(0, 255)))
  const victim = join(folder, 'victim.sqlite')
  const faults: string[] = []
  for (let cut = 1; cut <= cuts; cut += 1) {
    const at = chance.between(0, log.length)
    for (const end of ['-shm', '-wal']) rmSync(victim + end, { force: true })
    copyFileSync(image, victim)
    writeFileSync(`${victim}-wal`, damaged(log, at, { chance, noise }))
    faults.push(...judgeCut(victim, acknowledged, at).map((fault) => `cut ${cut} at byte ${at}: ${fault}`))
  }
  return faults
}

/** Events, turns and messages, with the log growing; answers a copy of file and log and how far each acknowledgement was in it. */
async function fill(file: string, image: string) {
  const store = await openStore({ type: 'sqlite', path: file })
  const document = drawFlow()
    .trigger('event', { name: 'Came', where: [], when: null })
    .add('add-note', { text: 'Came' })
    .add('send-email', { subject: 'Hello', body: 'Hello' })
    .end()
    .settings({ entry: 'every-time' })
    .build()
  const by = { by: 'power', at: began }
  const flow = await store.flows.create({ name: 'Came', description: '', document, ...by })
  await store.flows.publish(flow.id, { revision: 1, note: '', ...by })
  const process = await processOver(store)
  const acknowledged: Acknowledged[] = []
  for (let number = 1; number <= rounds; number += 1) {
    await store.inputs.receive([anEvent(number)])
    acknowledged.push({ events: number, logBytes: statSync(`${file}-wal`).size })
    await process.takeTurns(began + number, 10, 'none')
  }
  leaveFiles(file, image)
  await store.close()
  return { image, acknowledged }
}

const anEvent = (number: number) => ({
  contact: { identity: { externalId: `contact-${number % 7}` }, create: 'api' as const },
  source: 'track',
  idempotencyKey: `event-${number}`,
  at: began + number,
  receivedAt: began + number,
  hop: 0,
  content: {
    type: 'event' as const,
    name: 'Came',
    properties: { number },
    cause: { by: 'person' as const, user: 'power', name: 'Power' },
  },
})

/** What a disk may hold of a log whose end was never written: nothing, zeros, or whatever stood there before. */
function damaged(log: Buffer, at: number, { chance, noise }: { chance: Chance; noise: Buffer }): Buffer {
  const kept = log.subarray(0, at)
  const how = chance.pick(['ends', 'zeros', 'noise'] as const)
  if (how === 'ends') return kept
  const rest = Buffer.alloc(log.length - at)
  if (how === 'noise') rest.fill(noise)
  return Buffer.concat([kept, rest])
}

function judgeCut(file: string, acknowledged: readonly Acknowledged[], at: number): string[] {
  const due = acknowledged.findLast(({ logBytes }) => logBytes <= at)?.events ?? 0
  const numbers = storedEvents(file)
  const isPrefix = numbers.every((number, index) => number === index + 1)
  return [
    ...(isPrefix ? [] : [`events ${numbers.join()} are there, which is no beginning`]),
    ...(numbers.length >= due ? [] : [`${due} events were acknowledged by then, ${numbers.length} are there`]),
    ...(existsSync(file) ? findBroken(file) : ['the database is gone']),
  ]
}

/** Whether they wait still or have been dealt with. */
function storedEvents(file: string): number[] {
  const database = new Sqlite(file)
  try {
    const asked = database.prepare(`select json_extract(properties, '$.number') as number from event
      union select json_extract(content, '$.properties.number') from input
      where json_extract(content, '$.type') = 'event' order by 1`)
    return asked.pluck().all() as number[]
  } finally {
    database.close()
  }
}

import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openStore } from '@etape/store'
import { findBroken } from '../invariants.ts'
import { leaveFiles, processOver } from '../simulate/process.ts'
import type { CanonicalFlow } from './canonical-flows.ts'
import { watchCommits } from './commit-points.ts'
import { judgeCrash, summarise, type Summary } from './judge-crash.ts'
import { began, copyOf, goOn, newOutside, type Outside } from './outside.ts'

/** A moment to die at: what is on the disk, and what is left outside. */
interface Point {
  file: string
  outside: Outside
}

export interface Swept {
  /** Moments at which a process died, those in recovery among them. */
  points: number
  faults: readonly string[]
}

// Of a process that takes up what another left: its own first commits are the recovery.
const commitsOfRecovery = 4

/** Dies at every commit of a flow, before and after, and again while the next process recovers; each time it is played to its end. */
export async function sweep(flow: CanonicalFlow, folder: string, empty: string): Promise<Swept> {
  const place = numbered(folder)
  const prepared = place()
  await prepare(flow, prepared, empty)
  const undisturbed = await play(flow, { file: prepared, outside: newOutside() }, { place, keep: Infinity })
  const expected = summarise(undisturbed.file)
  const faults: string[] = [...judge(undisturbed, expected, `${flow.name}, undisturbed`)]
  let points = 0
  for (const [number, point] of undisturbed.points.entries()) {
    const first = await play(flow, point, { place, keep: commitsOfRecovery })
    faults.push(...judge(first, expected, `${flow.name}, point ${number}`))
    for (const [again, second] of first.points.entries()) {
      const ended = await play(flow, second, { place, keep: 0 })
      faults.push(...judge(ended, expected, `${flow.name}, point ${number}, then ${again} of its recovery`))
      discard(ended.file, second.file)
    }
    points += 1 + first.points.length
    discard(first.file, point.file)
  }
  return { points, faults }
}

interface Played {
  file: string
  outside: Outside
  points: readonly Point[]
}

interface Keeping {
  place: () => string
  /** Of how many commits the points are kept. */
  keep: number
}

/** A process starts on what another left and does all there is to do. */
async function play(flow: CanonicalFlow, from: Point, { place, keep }: Keeping): Promise<Played> {
  const file = place()
  leaveFiles(from.file, file)
  const outside = copyOf(from.outside)
  const store = await openStore({ type: 'sqlite', path: file })
  const points: Point[] = []
  let seen = ''
  let commits = 0
  const note = () => {
    // What the outside saw since the last commit makes another moment of the same file.
    const print = `${commits} ${JSON.stringify([[...outside.arrivals], [...outside.acknowledged]])}`
    if (commits >= keep || print === seen) return
    seen = print
    const image = place()
    leaveFiles(file, image)
    points.push({ file: image, outside: copyOf(outside) })
  }
  const watched = watchCommits(store, file, {
    before: note,
    after: () => {
      commits += 1
      note()
    },
  })
  await goOn(await processOver(watched.store), flow, outside)
  watched.end()
  await store.close()
  return { file, outside, points }
}

async function prepare({ flows }: CanonicalFlow, file: string, empty: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(empty, file)
  const store = await openStore({ type: 'sqlite', path: file })
  const by = { by: 'crash', at: began }
  for (const [name, document] of Object.entries(flows)) {
    const flow = await store.flows.create({ name, description: '', document, ...by })
    await store.flows.publish(flow.id, { revision: 1, note: '', ...by })
  }
  await store.close()
}

const judge = ({ file, outside }: Played, expected: Summary, where: string): string[] =>
  [...judgeCrash(file, expected, outside), ...findBroken(file)].map((fault) => `${where}: ${fault}`)

function numbered(folder: string): () => string {
  let number = 0
  return () => join(folder, String((number += 1)), 'etape.sqlite')
}

function discard(...files: readonly string[]): void {
  for (const file of files) rmSync(dirname(file), { recursive: true, force: true })
}

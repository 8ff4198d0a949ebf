import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GoldenRun } from './record.ts'

const folder = fileURLToPath(new URL('runs', import.meta.url))

/** The runs as they were recorded, one file for each flow. */
export const readKept = (): GoldenRun[] =>
  readdirSync(folder)
    .toSorted()
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldenRun[])

export function keep(runs: readonly GoldenRun[]): void {
  for (const file of readdirSync(folder)) rmSync(join(folder, file))
  for (const flow of new Set(runs.map((run) => run.flow))) {
    const ofFlow = runs.filter((run) => run.flow === flow)
    writeFileSync(join(folder, `${flow}.json`), `${JSON.stringify(ofFlow, null, 2)}\n`)
  }
}

import { spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PlantedBug } from './bugs.ts'
import { readUnitReport } from '../../tools/tests/unit-report.ts'

/** What came of a planted bug. `stale` when its patch no longer fits the code. */
export type Planted = { type: 'caught'; by: string } | { type: 'missed' } | { type: 'stale'; why: string }

const patienceMs = 600_000

/** Plants a bug in the copy, runs the tests named for it, and takes it out again. */
export async function plant(bug: PlantedBug, folder: string): Promise<Planted> {
  const applied = applyPatch(bug, folder)
  if (applied.status !== 0) return { type: 'stale', why: applied.stderr.trim() }
  try {
    const failed = await firstFailure(bug.tests, folder)
    return failed === null ? { type: 'missed' } : { type: 'caught', by: failed }
  } finally {
    applyPatch(bug, folder, '--reverse')
  }
}

const applyPatch = ({ patchFile }: PlantedBug, folder: string, ...flags: string[]) =>
  spawnSync('git', ['apply', ...flags, patchFile], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
  })

/** The title of the first test that fails, or `null` when none does. */
export async function firstFailure(tests: readonly string[], folder: string): Promise<string | null> {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const isOver = await runVitest([...tests, '--reporter=json', `--outputFile=${report}`], folder)
  if (!isOver) return 'the tests did not end'
  const [failure] = readUnitReport(report).failures
  return failure ? failure.title.replace(`${folder}/`, '') : null
}

function runVitest(args: readonly string[], folder: string): Promise<boolean> {
  const program = join(folder, 'node_modules/vitest/vitest.mjs')
  const running = spawn(process.execPath, [program, 'run', ...args], {
    cwd: folder,
    stdio: 'ignore',
    timeout: patienceMs,
    killSignal: 'SIGKILL',
  })
  return new Promise((resolve) => running.once('close', (_code, signal) => resolve(signal === null)))
}

import { rmSync } from 'node:fs'
import { buildServer } from '../setup/build-apps.mjs'
import { inRoot } from '../setup/repository.mjs'
import { runCommand } from '../setup/run-command.mjs'
import { type PartResult, failed } from './part-result.ts'
import { readUnitReport } from './unit-report.ts'

/** Unit, property and store tests, on SQLite and PostgreSQL. */
export async function runUnitTests(): Promise<PartResult> {
  try {
    // Several tests that start it at once would build it at once.
    await buildServer({ env: process.env })
  } catch (error) {
    return failed('unit tests', error instanceof Error ? error.message : String(error))
  }
  const reportFile = inRoot('test-results', 'unit.json')
  rmSync(reportFile, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const code = await runCommand('vitest', ['run', ...reporters], process.env)
  const result = readUnitReport(reportFile)
  const isSilentFailure = code !== 0 && result.failures.length === 0
  if (isSilentFailure) result.failures.push({ title: 'vitest', detail: `It ended with code ${code}; see above.` })
  return result
}

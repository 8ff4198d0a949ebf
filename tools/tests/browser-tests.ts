import { rmSync } from 'node:fs'
import { buildServer, buildWeb } from '../setup/build-apps.mjs'
import { inRoot } from '../setup/repository.mjs'
import { runCommand } from '../setup/run-command.mjs'
import { bringChromium } from './chromium.ts'
import { readBrowserReport } from './browser-report.ts'
import { type PartResult, failed } from './part-result.ts'

/** Builds what people use (which counts as one test) and runs the browser tests against it. */
export async function runBrowserTests(): Promise<PartResult> {
  try {
    await buildServer({ env: process.env })
    await buildWeb({ env: process.env })
    process.env['ETAPE_CHROMIUM'] = bringChromium()
  } catch (error) {
    return failed('browser tests', error instanceof Error ? error.message : String(error))
  }
  const reportFile = inRoot('test-results', 'browser.json')
  rmSync(reportFile, { force: true })
  const code = await runCommand('playwright', ['test'], process.env)
  const result = readBrowserReport(reportFile)
  const isSilentFailure = code !== 0 && result.failures.length === 0
  if (isSilentFailure) result.failures.push({ title: 'playwright', detail: `It ended with code ${code}; see above.` })
  return { ...result, passed: result.passed + 1 }
}

import { readFileSync } from 'node:fs'
import { type Failure, type PartResult, failed } from './part-result.ts'

type Spec = {
  title: string
  file: string
  tests: { status: string; results: { error?: { message?: string } }[] }[]
}
type Suite = { specs?: Spec[]; suites?: Suite[] }
type PlaywrightReport = {
  suites: Suite[]
  errors: { message?: string }[]
  stats: { expected: number; flaky: number; skipped: number }
}

/** What Playwright's report comes to. A report that is missing, or tells of no test, is a failure. */
export function readBrowserReport(reportFile: string): PartResult {
  let report: PlaywrightReport
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'))
  } catch {
    return failed('playwright', 'It ended before it could report; see above.')
  }
  const errors = report.errors.map((error) => ({ title: 'playwright', detail: error.message ?? '' }))
  const failures = [...errors, ...report.suites.flatMap(specsOf).flatMap(failuresOf)]
  const { expected, flaky, skipped } = report.stats
  if (expected + flaky + failures.length === 0) return failed('playwright', 'It found no tests.')
  return { passed: expected + flaky, skipped, failures }
}

function specsOf(suite: Suite): Spec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

function failuresOf(spec: Spec): Failure[] {
  const broken = spec.tests.filter((test) => test.status === 'unexpected')
  return broken.map((test) => ({
    title: `e2e/${spec.file}: ${spec.title}`,
    detail: test.results.map((result) => result.error?.message ?? '').join('\n'),
  }))
}

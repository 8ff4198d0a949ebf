import { readFileSync } from 'node:fs'
import { type Failure, type PartResult, failed } from './part-result.ts'

type FileReport = {
  name: string
  status: string
  message: string
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
}
type VitestReport = { numPassedTests: number; numPendingTests: number; numTodoTests: number; testResults: FileReport[] }

/** What vitest's report comes to. A report that is missing, or tells of no test, is a failure. */
export function readUnitReport(reportFile: string): PartResult {
  let report: VitestReport
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'))
  } catch {
    return failed('vitest', 'It ended before it could report; see above.')
  }
  const failures = report.testResults.flatMap(failuresOf)
  if (report.numPassedTests + failures.length === 0) return failed('vitest', 'It found no tests.')
  return { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests, failures }
}

function failuresOf(file: FileReport): Failure[] {
  const tests = file.assertionResults.filter((test) => test.status === 'failed')
  if (tests.length === 0 && file.status === 'failed') return [{ title: file.name, detail: file.message }]
  return tests.map((test) => ({ title: `${file.name}: ${test.fullName}`, detail: test.failureMessages.join('\n') }))
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../setup/repository.mjs'
import { readBrowserReport } from './browser-report.ts'
import { describeFailures } from './describe-failures.ts'
import { sum } from './part-result.ts'
import { readUnitReport } from './unit-report.ts'

let folder: string
let reportFile: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etape-report-'))
  reportFile = join(folder, 'report.json')
})

afterEach(() => rmSync(folder, { recursive: true }))

const save = (report: unknown) => writeFileSync(reportFile, JSON.stringify(report))
const passedUnit = { fullName: 'a run ends', status: 'passed', failureMessages: [] }
const failedUnit = { fullName: 'a run waits', status: 'failed', failureMessages: ['it went on'] }
const unitReport = { numPassedTests: 1, numPendingTests: 0, numTodoTests: 0 }

test('unit tests count one each, and a failed one is named', () => {
  const file = { name: 'run.test.ts', status: 'failed', message: '', assertionResults: [passedUnit, failedUnit] }
  save({ ...unitReport, testResults: [file] })
  const failures = [{ title: 'run.test.ts: a run waits', detail: 'it went on' }]
  expect(readUnitReport(reportFile)).toEqual({ passed: 1, skipped: 0, failures })
})

test('a test file that cannot be read is a failure', () => {
  const file = { name: 'run.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
  save({ ...unitReport, testResults: [file] })
  expect(readUnitReport(reportFile).failures).toEqual([{ title: 'run.test.ts', detail: 'no such module' }])
})

test('a run without any test is a failure', () => {
  save({ ...unitReport, numPassedTests: 0, testResults: [] })
  expect(readUnitReport(reportFile).failures).toEqual([{ title: 'vitest', detail: 'It found no tests.' }])
  save({ suites: [], errors: [], stats: { expected: 0, flaky: 0, skipped: 0 } })
  expect(readBrowserReport(reportFile).failures).toEqual([{ title: 'playwright', detail: 'It found no tests.' }])
})

test('a run that left no report is a failure', () => {
  expect(readUnitReport(reportFile).failures).toHaveLength(1)
  expect(readBrowserReport(reportFile).failures).toHaveLength(1)
})

test('browser tests count one each, however deep they stand', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'flow.spec.ts',
    tests: [{ status, results: [{ error: { message } }] }],
  })
  const inner = { specs: [spec('publishes', 'unexpected', 'no button')] }
  const suites = [{ specs: [spec('draws', 'expected')], suites: [inner] }]
  save({ suites, errors: [], stats: { expected: 1, flaky: 0, skipped: 1 } })
  const failures = [{ title: 'e2e/flow.spec.ts: publishes', detail: 'no button' }]
  expect(readBrowserReport(reportFile)).toEqual({ passed: 1, skipped: 1, failures })
})

test('parts are added up', () => {
  const failure = { title: 'lint', detail: 'x' }
  const parts = [
    { passed: 2, skipped: 1, failures: [] },
    { passed: 3, skipped: 0, failures: [failure] },
  ]
  expect(sum(parts)).toEqual({ passed: 5, skipped: 1, failures: [failure] })
})

test('a failure is told without colours, long paths and foreign stack lines', () => {
  const detail = `\u001B[31mit went on\u001B[39m\n  at ${root}/e2e/run.ts:1\n  at ${root}/node_modules/x.js:2`
  expect(describeFailures([{ title: `${root}/e2e/run.ts`, detail }])).toEqual([
    '✗ 1. e2e/run.ts\n   it went on\n     at e2e/run.ts:1',
  ])
})

test('a long failure is cut, and says so', () => {
  const [text = ''] = describeFailures([{ title: 'lint', detail: 'x\n'.repeat(50) }])
  expect(text.split('\n').at(-1)).toBe('   ... 10 more lines')
})

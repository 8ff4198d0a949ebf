import { setImmediate } from 'node:timers/promises'
import { phrase, type Problem } from '@etape/conditions'
import { runFlowTest, type FlowDocument, type FlowTest, type FlowTestResult, type Surroundings } from '@etape/flow'
import type { Defined } from '../definitions.ts'

export interface TestRun<Test extends FlowTest = FlowTest> extends FlowTestResult {
  test: Test
}

/** Runs tests on a drawing, one after the other; between two of them others have their turn. */
export async function runTests<Test extends FlowTest>(
  tests: readonly Test[],
  document: FlowDocument,
  surroundings: Surroundings,
): Promise<TestRun<Test>[]> {
  const runs: TestRun<Test>[] = []
  for (const test of tests) {
    runs.push({ test, ...(await runFlowTest(document, test, surroundings)) })
    await setImmediate()
  }
  return runs
}

/** What is set up in the workspace around its flows. */
export const surroundingsOf = ({ catalog, crm, stored: { segments, users } }: Defined): Surroundings => ({
  catalog,
  crm,
  segments,
  users,
})

export const hasFailed = ({ breaks }: TestRun): boolean => breaks.length > 0

/** What broke, each on its node, for whoever publishes. */
export const problemsOfTests = (runs: readonly TestRun[]): Problem[] =>
  runs.flatMap(({ test, breaks }) =>
    breaks.map(({ node, message }): Problem => ({
      code: 'flow-test/failed',
      severity: 'error',
      message: phrase('Test “{test}”: {break}', { test: test.name, break: message }),
      where: node === null ? '' : `nodes.${node}`,
    })),
  )

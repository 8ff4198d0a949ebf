import type { Language } from '@etape/conditions'
import { runTests } from '../flow-tests/run-tests.ts'
import { count, openFile } from './open-file.ts'

export interface FlowTested {
  flow: string
  /** What broke, in words; nothing where a test passed. */
  tests: readonly { name: string; breaks: readonly string[] }[]
}

export interface TestedFile {
  /** For people, one finding each. */
  lines: readonly string[]
  flows: readonly FlowTested[]
  /** Whether the file could be read and every test passed. */
  isSound: boolean
}

/** Runs the tests that an exported file brings on its flows, in a new workspace with what the file brings. */
export async function testFile(text: string, language: Language): Promise<TestedFile> {
  const opened = openFile(text, language)
  if (!opened.ok) return { lines: opened.lines, flows: [], isSound: false }
  const { plan, surroundings, sayOf } = opened.file
  const flows: FlowTested[] = []
  for (const { name: flow, document, tests } of plan.flows) {
    const say = sayOf(document)
    const runs = await runTests(tests, document, surroundings)
    const told = runs.map(({ test, breaks }) => ({
      name: test.name,
      breaks: breaks.map(({ message }) => say(message)),
    }))
    flows.push({ flow, tests: told })
  }
  const all = flows.flatMap(({ tests }) => tests)
  const failed = all.filter(({ breaks }) => breaks.length > 0).length
  const verdict = `${count(all.length, 'test')}, ${failed === 0 ? 'none failed' : `${failed} failed`}.`
  return { lines: [...flows.flatMap(linesOf), verdict], flows, isSound: failed === 0 }
}

const linesOf = ({ flow, tests }: FlowTested): string[] => [
  `${flow} (${tests.length})`,
  ...tests.flatMap(({ name, breaks }) => [
    `  ${breaks.length === 0 ? 'ok' : 'not ok'} ${name}`,
    ...breaks.map((line) => `    ${line}`),
  ]),
]

import type { Language } from '@etape/conditions'
import { count, lineWith, openFile } from './open-file.ts'

export interface CheckedFile {
  /** For people, one finding each. */
  lines: readonly string[]
  /** Whether every flow could be published. */
  isSound: boolean
}

/** Whether the flows of an exported file could be published in a new workspace with what the file brings. */
export function checkFile(text: string, language: Language): CheckedFile {
  const opened = openFile(text, language)
  if (!opened.ok) return { lines: opened.lines, isSound: false }
  const { plan, sayOf } = opened.file
  const line = lineWith(sayOf())
  const problems = [...plan.problems, ...plan.flows.flatMap((flow) => flow.problems)]
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const found = plan.flows.flatMap((flow) => [
    `${flow.name} (${flow.document.nodes.length})`,
    ...flow.problems.map((problem) => `  ${line(problem)}`),
  ])
  const verdict = `${count(plan.flows.length, 'flow')}, ${errors === 0 ? 'no errors' : count(errors, 'error')}.`
  return { lines: [...plan.problems.map(line), ...found, verdict], isSound: errors === 0 }
}

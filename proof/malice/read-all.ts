import type { Problem } from '@etape/conditions'
import { checkFlow, prepareVersion, readFlow } from '@etape/flow'
import { aWorkspace } from '../../packages/flow/src/testing/a-workspace.ts'

const workspace = aWorkspace()

export interface Read {
  problems: readonly Problem[]
  /** Processor time, so that a busy machine counts for nothing. */
  tookMs: number
}

/** What everybody does with a document from outside: reads it, checks it, and prepares it for running. */
export function readFromOutside(document: unknown): Read {
  const before = process.cpuUsage()
  const problems = problemsOf(document)
  const { user, system } = process.cpuUsage(before)
  return { problems, tookMs: (user + system) / 1000 }
}

function problemsOf(document: unknown): readonly Problem[] {
  const flow = readFlow(document)
  if (!flow.ok) return flow.problems
  prepareVersion({ id: 1, flow: 'f', number: 1, document: flow.value }, { catalog: workspace.catalog })
  return checkFlow(flow.value, workspace)
}

const watched = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype]

/** What stands on the prototypes that everything has: the same text as long as nobody has put anything there. */
export const prototypesNow = (): string => JSON.stringify(watched.map((one) => Reflect.ownKeys(one).map(String)))

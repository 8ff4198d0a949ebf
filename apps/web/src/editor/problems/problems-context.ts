import type { Problem } from '@etape/conditions'
import { createContext, use } from 'react'

/** What stands between the drawing and being published. */
export interface Problems {
  all: readonly Problem[]
  ofNode: (id: string) => readonly Problem[]
}

export const noProblems: Problems = { all: [], ofNode: () => [] }
export const ProblemsContext = createContext<Problems>(noProblems)
export const useProblems = (): Problems => use(ProblemsContext)

export const errorsIn = (problems: readonly Problem[]): number =>
  problems.filter(({ severity }) => severity === 'error').length

/** The node a problem belongs to, by its path `nodes.<id>…`. */
export function nodeOf({ where }: Problem): string | null {
  const [part, id] = where.split('.')
  return part === 'nodes' && id !== undefined ? id : null
}

/** By node; ids have no dots. */
export function groupProblems(all: readonly Problem[]): Problems {
  const byNode = Map.groupBy(all, nodeOf)
  return { all, ofNode: (id) => byNode.get(id) ?? [] }
}

import type { Problem } from '@etape/conditions'
import { createContext, use } from 'react'
import type { Fresh } from '../state/fresh.ts'

/** What stands between the drawing and being published. */
export interface Problems {
  wrong: readonly Problem[]
  /** What steps lack that nobody has left yet. */
  toFillIn: readonly Problem[]
  /** What is wrong with a step. */
  ofNode: (id: string) => readonly Problem[]
  /** Whether something is to be filled in at a step. */
  asks: (id: string) => boolean
}

export const noProblems: Problems = { wrong: [], toFillIn: [], ofNode: () => [], asks: () => false }
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
export function groupProblems(all: readonly Problem[], fresh: Fresh): Problems {
  const isToFillIn = (problem: Problem) => fresh.has(nodeOf(problem) ?? '')
  const wrong = all.filter((problem) => !isToFillIn(problem))
  const toFillIn = all.filter(isToFillIn)
  const byNode = Map.groupBy(wrong, nodeOf)
  const asking = new Set(toFillIn.map(nodeOf))
  return { wrong, toFillIn, ofNode: (id) => byNode.get(id) ?? [], asks: (id) => asking.has(id) }
}

import type { Problem } from '@etape/conditions'
import { createContext, use } from 'react'

/** Finds what is wrong at a place of what the inspector shows, as a path such as `config.for`. */
export interface FormProblems {
  /** There or below. */
  within: (path: string) => Problem | undefined
  /** There itself. */
  at: (path: string) => Problem | undefined
}

/** Problems of one node, or of the settings, looked up by the path that follows `above`. */
export function formProblems(problems: readonly Problem[], above: string): FormProblems {
  return {
    within: (path) => {
      const where = `${above}.${path}`
      return problems.find((problem) => problem.where === where || problem.where.startsWith(`${where}.`))
    },
    at: (path) => problems.find((problem) => problem.where === `${above}.${path}`),
  }
}

export const FormProblemsContext = createContext<FormProblems>(formProblems([], ''))
export const useFormProblems = (): FormProblems => use(FormProblemsContext)

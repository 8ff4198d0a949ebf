import type { Phrase } from './phrase.ts'

/**
 * Something wrong with what was given, as a value.
 * `where` is a path into what was given (`nodes.wait-1.config.for`), empty when it is all of it.
 */
export interface Problem {
  /** Stable and kebab-case, its area before a slash: `flow/outlet-unwired`. */
  code: string
  severity: 'error' | 'warning'
  message: Phrase
  where: string
  /** What to do next. */
  hint?: Phrase
}

/** What reading untrusted input gives: the thing, or what is wrong with it. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

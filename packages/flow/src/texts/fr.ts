import { kinds } from './fr-kinds.ts'
import { problems } from './fr-problems.ts'
import { runs } from './fr-runs.ts'

/** French for every text of this package, by its English. */
export const fr: Readonly<Record<string, string>> = { ...kinds, ...problems, ...runs }

import { kinds } from './sv-kinds.ts'
import { problems } from './sv-problems.ts'
import { runs } from './sv-runs.ts'

/** Swedish for every text of this package, by its English. */
export const sv: Readonly<Record<string, string>> = { ...kinds, ...problems, ...runs }

import { flowTests } from './fr-flow-tests.ts'
import { kinds } from './fr-kinds.ts'
import { problems } from './fr-problems.ts'
import { runs } from './fr-runs.ts'
import { steps } from './fr-steps.ts'
import { triggers } from './fr-triggers.ts'
import { why } from './fr-why.ts'

/** French for every text of this package, by its English. */
export const fr: Readonly<Record<string, string>> = {
  ...kinds,
  ...triggers,
  ...steps,
  ...problems,
  ...runs,
  ...why,
  ...flowTests,
}

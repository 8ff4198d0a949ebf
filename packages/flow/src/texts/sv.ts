import { flowTests } from './sv-flow-tests.ts'
import { kinds } from './sv-kinds.ts'
import { problems } from './sv-problems.ts'
import { runs } from './sv-runs.ts'
import { steps } from './sv-steps.ts'
import { triggers } from './sv-triggers.ts'
import { why } from './sv-why.ts'

/** Swedish for every text of this package, by its English. */
export const sv: Readonly<Record<string, string>> = {
  ...kinds,
  ...triggers,
  ...steps,
  ...problems,
  ...runs,
  ...why,
  ...flowTests,
}

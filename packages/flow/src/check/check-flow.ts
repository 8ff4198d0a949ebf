import type { Problem } from '@etape/conditions'
import type { FlowDocument } from '../document/flow-document.ts'
import { limits } from '../kit/limits.ts'
import { checkAllReachable } from './all-reachable.ts'
import { prepareCheck, type CheckContext, type Checked } from './check-context.ts'
import { checkConditionsFit } from './conditions-fit.ts'
import { checkConfigComplete } from './config-complete.ts'
import { checkEdgesFit } from './edges-fit.ts'
import { checkFaultsOfKinds } from './faults-of-kinds.ts'
import { checkFeedsItself } from './feeds-itself.ts'
import { checkFeedsOthers } from './feeds-others.ts'
import { checkHasTrigger } from './has-trigger.ts'
import { checkHostsReachable } from './hosts-reachable.ts'
import { checkKindsKnown } from './kinds-known.ts'
import { checkNoInstantLoop } from './no-instant-loop.ts'
import { checkOutletsWired } from './outlets-wired.ts'
import { checkReferencesExist } from './references-exist.ts'
import { checkSegmentsStatic } from './segments-static.ts'
import { checkTemplatesFill } from './templates-fill.ts'
import { checkValuesFit } from './values-fit.ts'

const rules: readonly ((checked: Checked) => Problem[])[] = [
  checkHasTrigger,
  checkKindsKnown,
  checkConfigComplete,
  checkEdgesFit,
  checkOutletsWired,
  checkAllReachable,
  checkNoInstantLoop,
  checkReferencesExist,
  checkConditionsFit,
  checkValuesFit,
  checkFaultsOfKinds,
  checkSegmentsStatic,
  checkHostsReachable,
  checkTemplatesFill,
  checkFeedsItself,
  checkFeedsOthers,
]

/**
 * What keeps a flow from being published, and what is worth a look first: errors before warnings.
 * `where` is `nodes.<id>`, `nodes.<id>.config.<path>`, `nodes.<id>.outlets.<outlet>`, `edges.<index>` or `settings.<key>`.
 */
export function checkFlow(document: FlowDocument, context: CheckContext): Problem[] {
  const checked = prepareCheck(document, context)
  const problems = rules.flatMap((rule) => rule(checked))
  const errors = problems.filter((problem) => problem.severity === 'error')
  const warnings = problems.filter((problem) => problem.severity === 'warning')
  return [...errors, ...warnings].slice(0, limits.maxProblems)
}

/** Whether a flow with these problems can be published: warnings do not stand in the way. */
export const isPublishable = (problems: readonly Problem[]): boolean =>
  !problems.some((problem) => problem.severity === 'error')

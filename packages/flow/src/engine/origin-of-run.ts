import type { Cause } from '@etape/crm'
import type { LiveRun, Origin } from './draft.ts'
import type { Step } from './run.ts'

/** The origin of what a run does at a step: one hop further than what set the run going. */
export function originOfRun({ origin, run, version, flow }: LiveRun, step: Step): Origin {
  const node = version?.nodes.get(step.node)
  const cause: Cause = {
    by: 'run',
    flow: run.flow,
    flowName: flow?.name ?? run.flow,
    version: version?.number ?? 0,
    runId: run.id,
    stepId: step.id,
    node: step.node,
    nodeName: node?.name ?? step.node,
  }
  return { cause, hop: origin.hop + 1, through: [...origin.through, run.flow], startsFlows: origin.startsFlows }
}

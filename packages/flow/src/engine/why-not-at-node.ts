import { phrase, type Phrase } from '@etape/conditions'
import { graphOf, reachableFrom, type FlowGraph } from '../document/graph.ts'
import { outletsOfNode } from '../document/outlets-of-node.ts'
import { absent, blockBy, judged, there } from './block.ts'
import type { Draft } from './draft.ts'
import type { Absence, AbsenceHistory, Block } from './explain-absence.ts'
import { missingFacts } from './missing-facts.ts'
import type { Run, Step } from './run.ts'
import type { FlowVersion } from './world.ts'
import { entryBlocks } from './why-not-in-flow.ts'

interface Sought {
  flow: string
  node: string
}

/** Why the contact's latest run in the flow has not come to the node; without a run, why there is none. */
export async function whyNotAtNode(
  draft: Draft,
  { flow: id, node }: Sought,
  history: AbsenceHistory,
): Promise<Absence> {
  const { latest } = history
  const flow = draft.world.flows.get(id)
  const run = draft.runs.find((live) => live.run.flow === id)?.run ?? latest?.run
  const version = (run && draft.world.versions.get(run.versionId)) ?? flow?.current
  if (!version?.nodes.has(node)) return absent([blockBy('not-there', phrase('The flow has no such step.'))])
  if (!run) return absent(flow ? await entryBlocks(draft, flow) : [])
  const steps = latest?.run.id === run.id ? latest.steps : []
  if (run.node === node || steps.some((step) => step.node === node)) return there
  const graph = graphOf(version.document)
  if (!reachableFrom(graph, [run.node]).has(node)) return absent(turnedOff({ version, graph, node, run, steps }))
  return absent(await standing(draft, run))
}

interface Way {
  version: FlowVersion
  graph: FlowGraph
  node: string
  run: Run
  steps: readonly Step[]
}

/** Where the run left the last way to the node. */
function turnedOff({ version, graph, node, run, steps }: Way): Block[] {
  const leadsThere = (from: string): boolean => reachableFrom(graph, [from]).has(node)
  const turn = steps.findLast((step) => leadsThere(step.node))
  if (!turn)
    return [
      blockBy('not-reachable', phrase('No way leads to this step from where the run began.'), { node: run.start.node }),
    ]
  const drawn = version.document.nodes.find(({ id }) => id === turn.node)
  const outlet = drawn && outletsOfNode(drawn).find(({ id }) => id === turn.leftBy)
  const named = { node: { type: 'node', id: turn.node } } as const
  const text = outlet
    ? phrase('At “{node}” the contact went on by “{outlet}”, which does not lead there.', {
        ...named,
        outlet: outlet.label,
      })
    : phrase('The way there was left at “{node}”.', named)
  const verdict = turn.verdicts.at(-1) ?? null
  return [blockBy('turned-off', text, { node: turn.node, verdict, missing: verdict ? missingFacts(verdict) : [] })]
}

/** The run could still come there, but stands somewhere. */
async function standing(draft: Draft, run: Run): Promise<Block[]> {
  const named = { node: { type: 'node', id: run.node } } as const
  const where = { node: run.node }
  if (run.status === 'failed') {
    const problem: Phrase = run.problem ?? phrase('')
    return [blockBy('failed-before', phrase('The run failed at “{node}”: {problem}', { ...named, problem }), where)]
  }
  if (run.status === 'ended') {
    const text = phrase('The run ended at “{node}” as “{outcome}”.', { ...named, outcome: run.outcome ?? '' })
    return [blockBy('ended-before', text, where)]
  }
  const listening = run.waiting?.type === 'listen' ? run.waiting.for : null
  const answer = listening?.type === 'condition' ? await judged(draft, listening.when) : null
  const { wakeAt: until } = run
  const text =
    until === null
      ? phrase('The contact waits at “{node}”.', named)
      : phrase('The contact waits at “{node}” until {time}.', { ...named, time: { type: 'time', at: until } })
  return [blockBy('waits', text, { ...where, ...answer?.found, until: until ?? answer?.found.until ?? null })]
}

import type { VerdictNode } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import { outletsOfNode, readDraft, type FlowNode } from '@etape/flow'
import { Trans } from '@lingui/react/macro'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { ProblemText } from '../data/problem.tsx'
import { useRead } from '../data/queries.ts'
import { FlowWordsProvider, useFlowWords } from '../editor/words/flow-words.tsx'
import { CauseText } from '../runs/cause-text.tsx'
import { useOutcomeWords } from '../runs/outcome-words.ts'
import type { RunDetail, RunStep } from '../runs/run-path.ts'
import { VerdictTree } from '../runs/verdict-tree.tsx'
import { useFormats } from '../text/formats.ts'
import { LoadingStep, Step } from './step.tsx'
import { useStepName } from '../text/use-step-name.ts'

interface RunChainProps {
  runId: string
  /** The step that did it, with its name in case the run is gone; without one, the whole run is told. */
  until?: { step: string; name: string }
}

const noNodes: readonly FlowNode[] = []

/** How a run came to do something: why it started, what its conditions said on the way, and the step itself. */
export function RunChain({ runId, until }: RunChainProps) {
  const { data: run, error } = useRead('readRun', { params: { id: runId } })
  const nodes = useMemo(() => {
    const reading = run && readDraft(run.document)
    return reading?.ok ? reading.value.nodes : noNodes
  }, [run])
  if (error) return <Step tone="bad" title={until?.name} note={<ProblemText error={error} />} />
  if (!run) return <LoadingStep />
  return (
    <FlowWordsProvider nodes={nodes}>
      <Beginning run={run} />
      <FlowStep run={run} />
      {stepsUntil(run, until?.step).map((step) => (
        <RunStepLink key={step.id} step={step} nodes={nodes} isLast={step.id === until?.step} />
      ))}
      {!until && <End run={run} />}
    </FlowWordsProvider>
  )
}

/** Those that decided something before the step, and the step itself. */
function stepsUntil({ start, steps }: RunDetail, last: string | undefined): readonly RunStep[] {
  const at = steps.findIndex(({ id }) => id === last)
  const before = at === -1 ? steps : steps.slice(0, at)
  const itself = steps[at]
  // What the trigger asked is told where the run begins.
  const decided = before.filter(({ node, verdicts }) => verdicts.length > 0 && node !== start.node)
  return [...decided, ...(itself ? [itself] : [])]
}

function Beginning({ run: { start, startedAt } }: { run: RunDetail }) {
  const words = useFlowWords()
  const { dateTime } = useFormats()
  return (
    <Step
      title={words.say(start.because)}
      note={
        <>
          {dateTime(startedAt)} · <CauseText cause={start.cause as Cause} />
        </>
      }
    >
      {start.verdict && <VerdictTree tree={start.verdict as unknown as VerdictNode} />}
    </Step>
  )
}

function FlowStep({ run: { id, flow, version } }: { run: RunDetail }) {
  return (
    <Step
      title={
        <Trans>
          {flow.name}, version {version}, took it up
        </Trans>
      }
      note={
        <Link to={`/runs/${id}`}>
          <Trans>Show the run</Trans>
        </Link>
      }
    />
  )
}

function RunStepLink({ step, nodes, isLast }: { step: RunStep; nodes: readonly FlowNode[]; isLast: boolean }) {
  const words = useFlowWords()
  const node = nodes.find(({ id }) => id === step.node)
  const outlets = node ? outletsOfNode(node) : []
  const outlet = outlets.find(({ id }) => id === step.leftBy)
  const left = !isLast && outlet && outlets.length > 1 ? words.say(outlet.label) : null
  return (
    <Step title={node ? words.node(node) : step.node} note={left && <Trans>went on by “{left}”</Trans>}>
      {step.verdicts.map((verdict, index) => (
        // Conditions stay in the order they were asked.
        // oxlint-disable-next-line react/no-array-index-key
        <VerdictTree key={index} tree={verdict as unknown as VerdictNode} />
      ))}
    </Step>
  )
}

function End({ run: { status, outcome, problem, node } }: { run: RunDetail }) {
  const words = useFlowWords()
  const outcomeWords = useOutcomeWords()
  const stepName = useStepName()
  if (problem) return <Step tone="bad" title={<Trans>It failed</Trans>} note={words.say(problem)} />
  if (status === 'waiting') return <Step title={<Trans>It waits at “{stepName(node.name)}”</Trans>} />
  return <Step tone="good" title={<Trans>It ended</Trans>} note={outcome && outcomeWords(outcome)} />
}

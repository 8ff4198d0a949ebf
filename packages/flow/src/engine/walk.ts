import type { Outcome } from '../kit/outcome.ts'
import { advance } from './advance.ts'
import { applyEffects } from './apply-effects.ts'
import { arriveAt } from './arrive.ts'
import { judge, type Draft, type LiveRun } from './draft.ts'
import { currentStep, endRun, failRun, hopLimit } from './end-run.ts'
import { endIfReached } from './goals.ts'
import { isThereAlready } from './hear.ts'
import { reEvaluate } from './re-evaluate.ts'
import { circleOf, runProblem, stepProblem } from './run-problems.ts'
import type { Waiting } from './run.ts'
import { steppingOf } from './stepping-of.ts'

/** Takes a run on from where it stands until it sleeps, listens, ends or fails. */
export async function walk(draft: Draft, live: LiveRun): Promise<void> {
  const passed: string[] = []
  try {
    while (live.move) {
      if (live.move.type === 'leave') leaveStep(draft, live, live.move)
      if (live.move) await takeStep(draft, live, passed)
    }
  } catch (error) {
    failRun(draft, live, stepProblem(error))
  }
}

type Leaving = Extract<NonNullable<LiveRun['move']>, { type: 'leave' }>

/** Goes where the outlet leads; one that leads nowhere ends the run. */
export function leaveStep(draft: Draft, live: LiveRun, { by, verdicts }: Leaving): void {
  const { run, version } = live
  const step = currentStep(draft, live)
  Object.assign(step, { state: 'left', leftAt: draft.settings.now, leftBy: by })
  if (verdicts.length > 0) step.verdicts = [...step.verdicts, ...verdicts]
  run.waiting = null
  run.wakeAt = null
  const node = version?.nodes.get(run.node)
  if (!node) return failRun(draft, live, runProblem('run/node-unknown', { node: run.node }))
  const next = node.next.get(by)
  if (next === undefined) return endRun(draft, live, { as: 'completed' })
  arriveAt(draft, live, next)
  live.move = { type: 'arrive' }
}

async function takeStep(draft: Draft, live: LiveRun, passed: string[]): Promise<void> {
  const circle = circleAt(passed, live.run.node)
  if (circle)
    return failRun(
      draft,
      live,
      runProblem('run/loop', { circle: circleOf(circle.map((id) => ({ type: 'node', id }))) }),
    )
  const decided = await decide(draft, live)
  if (decided.type === 'failed') return failRun(draft, live, decided.problem)
  live.move = null
  await follow(draft, live, decided.outcome)
}

/** The nodes of the circle, when this node has been passed too often without waiting. */
function circleAt(passed: string[], node: string): readonly string[] | null {
  passed.push(node)
  // Looked at now and then only: the whole way has to be gone through.
  if (passed.length % hopLimit !== 0) return null
  const visits = passed.filter((one) => one === node).length
  return visits > hopLimit ? passed.slice(passed.lastIndexOf(node, -2), -1) : null
}

async function decide(draft: Draft, live: LiveRun) {
  const node = live.version?.nodes.get(live.run.node)
  const answers: boolean[] = []
  const stepping = { ...steppingOf(draft, live), answers }
  const step = currentStep(draft, live)
  for (;;) {
    const advanced = advance(node, stepping)
    if (advanced.type !== 'ask') return advanced
    if (draft.unseen.size > 0) await reEvaluate(draft)
    const verdict = await judge(draft, advanced.condition.condition)
    step.verdicts = [...step.verdicts, verdict.tree]
    answers.push(verdict.holds)
  }
}

async function follow(draft: Draft, live: LiveRun, outcome: Outcome): Promise<void> {
  switch (outcome.type) {
    case 'leave':
      return leaveWithEffects(draft, live, outcome)
    case 'sleep':
      return sleep(draft, live, outcome)
    case 'listen':
      return listen(draft, live, outcome)
    case 'end':
      return endRun(draft, live, { as: outcome.as })
  }
}

type Acting = Extract<Outcome, { type: 'leave' | 'listen' }>

async function leaveWithEffects(
  draft: Draft,
  live: LiveRun,
  outcome: Extract<Acting, { type: 'leave' }>,
): Promise<void> {
  await act(draft, live, outcome)
  if (live.run.status === 'waiting') live.move = { type: 'leave', by: outcome.by, verdicts: [] }
}

/** Carries out what the step decided, which can end the run. */
async function act(draft: Draft, live: LiveRun, outcome: Acting): Promise<void> {
  if (!outcome.effects && !outcome.note) return
  const problem = applyEffects(draft, live, currentStep(draft, live), outcome)
  if (problem) failRun(draft, live, problem)
  else if (outcome.effects) await endIfReached(draft, live)
}

function sleep(draft: Draft, live: LiveRun, { until, thenBy }: Extract<Outcome, { type: 'sleep' }>): void {
  if (until <= draft.settings.now) live.move = { type: 'leave', by: thenBy, verdicts: [] }
  else wait(live, { type: 'sleep', thenBy }, until)
}

async function listen(draft: Draft, live: LiveRun, outcome: Extract<Acting, { type: 'listen' }>): Promise<void> {
  await act(draft, live, outcome)
  if (live.run.status !== 'waiting') return
  if (draft.unseen.size > 0) await reEvaluate(draft)
  const { until, heardBy, timedOutBy, failedBy } = outcome
  const already = await isThereAlready(draft, outcome.for)
  if (already) live.move = { type: 'leave', by: heardBy, verdicts: already.verdicts }
  else if (until !== null && until <= draft.settings.now) live.move = { type: 'leave', by: timedOutBy, verdicts: [] }
  else wait(live, { type: 'listen', for: outcome.for, heardBy, timedOutBy, ...(failedBy && { failedBy }) }, until)
}

function wait(live: LiveRun, waiting: Waiting, until: number | null): void {
  Object.assign(live.run, { waiting, wakeAt: until })
  // It need not have come here in this turn: a step is also taken anew.
  live.changed = true
}

import type { VerdictNode } from '@etape/conditions'
import { happeningKey } from '../kit/happening.ts'
import { judge, type Draft, type LiveRun, type Occurrence } from './draft.ts'
import { arriveAt } from './arrive.ts'
import { failRun, hopLimit, loopProblem } from './end-run.ts'
import type { InputContent } from './input.ts'
import type { Run, RunStart } from './run.ts'
import { describeHappening } from './why.ts'
import type { LiveFlow, LiveTrigger, PreparedNode } from './world.ts'

/** Starts the runs that what came about calls for: a trigger hears it, the entry rules allow it, its conditions hold. */
export async function enrol(draft: Draft): Promise<void> {
  for (const occurrence of draft.occurrences) {
    const listening = draft.world.triggers.get(happeningKey(occurrence.happening))
    if (listening && occurrence.origin.startsFlows) await enrolFor(draft, occurrence, listening)
  }
}

async function enrolFor(draft: Draft, occurrence: Occurrence, listening: readonly LiveTrigger[]): Promise<void> {
  const started = new Set<string>()
  for (const trigger of listening) {
    const { flow, node } = trigger
    // A flow's own writes, and what followed from them at once, do not start it again.
    const isOwn = occurrence.origin.through.at(-1) === flow.id
    if (isOwn || started.has(flow.id) || !hears(draft, node, occurrence)) continue
    if (await startIfAllowed(draft, trigger, occurrence)) started.add(flow.id)
  }
}

function hears({ settings }: Draft, { kind, config }: PreparedNode, { happening }: Occurrence): boolean {
  try {
    return kind?.starts?.matches(config, happening, settings) ?? false
  } catch {
    // A trigger that cannot tell does not start: there is no run yet to carry the problem.
    return false
  }
}

/** Puts the contact into one flow, if it is live and the entry rules allow it. */
export async function enrolByHand(
  draft: Draft,
  { flow: id, node }: Extract<InputContent, { type: 'enrol' }>,
  origin: Occurrence['origin'],
): Promise<void> {
  const flow = draft.world.flows.get(id)
  if (flow?.status !== 'live') return
  const { triggers } = flow.current
  const trigger =
    node === undefined ? (triggers.find(isByHand) ?? triggers[0]) : triggers.find((one) => one.id === node)
  if (trigger)
    await startIfAllowed(draft, { flow, node: trigger }, { happening: { type: 'enrolled-by-hand', flow: id }, origin })
}

const isByHand = ({ kind, config }: PreparedNode): boolean =>
  kind?.starts?.hears(config).includes('enrolled-by-hand') ?? false

async function startIfAllowed(draft: Draft, trigger: LiveTrigger, occurrence: Occurrence): Promise<boolean> {
  const { current } = trigger.flow
  const { facts, settings } = draft
  const key = entryKey(draft, trigger.flow)
  const isThereAlready = current.goal?.holds(facts, settings) || current.exit?.holds(facts, settings)
  if (key === null || isThereAlready || !trigger.node.asks.every(({ holds }) => holds(facts, settings))) return false
  const verdicts: VerdictNode[] = []
  for (const { condition } of trigger.node.asks) {
    const verdict = await judge(draft, condition)
    if (!verdict.holds) return false
    verdicts.push(verdict.tree)
  }
  startRun(draft, trigger, { key, occurrence, verdicts })
  return true
}

/** The key of the run that the entry rules allow, or `null`. Runs of one contact in one flow at one time differ in it. */
function entryKey({ runs, state }: Draft, { id, current }: LiveFlow): string | null {
  const mine = runs.filter(({ run }) => run.flow === id)
  const isUnderWay = mine.some(({ run }) => run.status === 'waiting')
  switch (current.document.settings.entry) {
    case 'once':
      return mine.length > 0 || state.past.some((past) => past.flow === id && past.runs > 0) ? null : ''
    case 'again-after-leaving':
      return isUnderWay ? null : ''
    case 'every-time':
      return isUnderWay ? freeKey(mine) : ''
  }
}

function freeKey(mine: readonly LiveRun[]): string {
  const taken = new Set(mine.filter(({ run }) => run.status === 'waiting').map(({ run }) => run.key))
  let number = 2
  while (taken.has(String(number))) number += 1
  return taken.has('') ? String(number) : ''
}

interface Entry {
  key: string
  occurrence: Occurrence
  verdicts: readonly VerdictNode[]
}

function startRun(draft: Draft, { flow, node }: LiveTrigger, { key, occurrence, verdicts }: Entry): void {
  const { origin, happening } = occurrence
  const verdict = verdicts.length > 1 ? { op: 'all' as const, holds: true, of: [...verdicts] } : (verdicts[0] ?? null)
  const start: RunStart = { node: node.id, cause: origin.cause, because: describeHappening(happening), verdict }
  const live: LiveRun = {
    run: newRun(draft, flow, { key, start }),
    created: true, changed: true, flow, version: flow.current, step: null, move: { type: 'arrive' }, origin,
  } // prettier-ignore
  draft.runs.push(live)
  arriveAt(draft, live, node.id).verdicts = verdicts
  if (origin.hop > hopLimit) failRun(draft, live, loopProblem(origin, flow.id))
}

function newRun(
  { settings, state }: Draft,
  { id: flow, current }: LiveFlow,
  { key, start }: { key: string; start: RunStart },
): Run {
  return {
    id: settings.ids.next('run'), flow, versionId: current.id, contactId: state.contact.id, key,
    status: 'waiting', outcome: null, node: start.node, visit: 0, stepId: 0, arrivedAt: settings.now, wakeAt: null, waiting: null,
    start, problem: null, startedAt: settings.now, endedAt: null,
  } // prettier-ignore
}

import type { VerdictNode } from '@etape/conditions'
import { happeningKey, propertiesOf, type Happening } from '../kit/happening.ts'
import { judge, type Draft, type LiveRun, type Occurrence } from './draft.ts'
import { arriveAt } from './arrive.ts'
import { failRun, hopLimit, loopProblem } from './end-run.ts'
import { entryKey } from './entry-key.ts'
import { keepFlows } from './keep-flows.ts'
import { originOfRun } from './origin-of-run.ts'
import { isQueued } from './queued.ts'
import type { Run, RunStart } from './run.ts'
import { stopFlows } from './stop-flows.ts'
import { describeHappening } from './why.ts'
import { triggerOf } from './trigger-of.ts'
import type { LiveFlow, LiveTrigger, PreparedNode } from './world.ts'

/** Starts the runs that what came about calls for: a trigger hears it, the entry rules allow it, its conditions hold. */
export async function enrol(draft: Draft): Promise<void> {
  // Those that come about meanwhile, as when a flow is left for another, have their turn in the same loop.
  for (const occurrence of draft.occurrences) {
    if (!occurrence.origin.startsFlows) continue
    const directed = directedTo(draft, occurrence.happening)
    if (directed) await enrolIf(draft, occurrence, directed)
    else await enrolFor(draft, occurrence, draft.world.triggers.get(happeningKey(occurrence.happening)) ?? [])
  }
}

/** The trigger that a happening for one flow alone is meant for. */
function directedTo({ world }: Draft, happening: Happening): LiveTrigger | null {
  if (happening.type !== 'started-by-flow' && happening.type !== 'date-reached') return null
  const flow = world.flows.get(happening.flow)
  const node = flow && triggerOf(flow, happening.type === 'date-reached' ? happening.node : undefined)
  return flow?.status === 'live' && node ? { flow, node } : null
}

async function enrolFor(draft: Draft, occurrence: Occurrence, listening: readonly LiveTrigger[]): Promise<void> {
  const started = new Set<string>()
  for (const trigger of listening) {
    if (started.has(trigger.flow.id) || !hears(draft, trigger.node, occurrence)) continue
    if (await enrolIf(draft, occurrence, trigger)) started.add(trigger.flow.id)
  }
}

/** Unless told so, a flow's own writes, and what followed from them at once, do not start it again. */
async function enrolIf(draft: Draft, occurrence: Occurrence, trigger: LiveTrigger): Promise<boolean> {
  const { id, current } = trigger.flow
  const isOwn = occurrence.origin.through.at(-1) === id && !current.document.settings.startsItself
  return !isOwn && !hasFannedOut(draft, trigger) && startIfAllowed(draft, trigger, occurrence)
}

/**
 * Chains have a longest length, but they can branch: two flows that each start two would be millions of runs before that. So no flow
 * is started more often than that by what followed from one input. One more run says so, and fails.
 */
const hasFannedOut = ({ startedByRuns }: Draft, { flow }: LiveTrigger): boolean =>
  (startedByRuns.get(flow.id) ?? 0) > hopLimit

/** Whether the trigger is one for what came about, its extra condition aside. */
export function hears({ settings }: Draft, { kind, config }: PreparedNode, { happening }: Occurrence): boolean {
  try {
    return kind?.starts?.matches(config, happening, settings) ?? false
  } catch {
    // A trigger that cannot tell does not start: there is no run yet to carry the problem.
    return false
  }
}

/** Starts a run, or keeps a place for one in a flow that lets in only so many an hour. Whether the rules of entry allow it. */
export async function startIfAllowed(draft: Draft, trigger: LiveTrigger, occurrence: Occurrence): Promise<boolean> {
  const entry = await entryFor(draft, trigger, occurrence)
  if (entry && !mustWait(draft, trigger, occurrence)) startRun(draft, trigger, entry)
  return entry !== null
}

/** As `startIfAllowed`, for one who has waited for a place. */
export async function startQueued(draft: Draft, trigger: LiveTrigger, occurrence: Occurrence): Promise<void> {
  const entry = await entryFor(draft, trigger, occurrence)
  if (entry) startRun(draft, trigger, entry)
}

async function entryFor(draft: Draft, trigger: LiveTrigger, occurrence: Occurrence): Promise<Entry | null> {
  const entry = entryKey(draft, trigger.flow, occurrence.happening)
  if (!('key' in entry) || isBarred(draft, trigger)) return null
  const verdicts: VerdictNode[] = []
  for (const { condition } of trigger.node.asks) {
    const verdict = await judge(draft, condition)
    if (!verdict.holds) return null
    verdicts.push(verdict.tree)
  }
  return { key: entry.key, occurrence, verdicts }
}

/** Goal, exit and suppression keep people out for whom they hold, and so does an extra condition that does not hold. */
function isBarred({ facts, settings }: Draft, { flow, node }: LiveTrigger): boolean {
  const { goal, exit, suppress } = flow.current
  return (
    [goal, exit, suppress].some((condition) => condition?.holds(facts, settings)) ||
    !node.asks.every(({ holds }) => holds(facts, settings))
  )
}

/** Over the flow's cap the entry is put off to when there is a place, and looked at again then. One place is enough for one run. */
function mustWait(draft: Draft, { flow, node }: LiveTrigger, { happening, origin }: Occurrence): boolean {
  const { settings, later } = draft
  const { capPerHour } = flow.current.document.settings
  if (capPerHour === null || !settings.entries) return false
  if (isQueued(draft, flow, happening)) return true
  const place = settings.entries.take(flow.id, capPerHour, settings.now)
  if (place === 'now' || place <= settings.now) return false
  const { cause, through } = origin
  const content = { type: 'enrol', flow: flow.id, node: node.id, cause, through, queued: happening } as const
  later.push({ content, hop: origin.hop, at: settings.now, dueAt: place })
  return true
}

interface Entry {
  key: string
  occurrence: Occurrence
  verdicts: readonly VerdictNode[]
}

function startRun(draft: Draft, { flow, node }: LiveTrigger, { key, occurrence, verdicts }: Entry): void {
  const { origin, happening } = occurrence
  const verdict = verdicts.length > 1 ? { op: 'all' as const, holds: true, of: [...verdicts] } : (verdicts[0] ?? null)
  const event = propertiesOf(happening)
  const because = describeHappening(happening)
  const start: RunStart = { node: node.id, cause: origin.cause, because, verdict, ...(event && { event }) }
  const live: LiveRun = {
    run: newRun(draft, flow, { key, start }),
    created: true, changed: true, flow, version: flow.current, step: null, move: { type: 'arrive' }, origin,
  } // prettier-ignore
  draft.runs.push(live)
  stopFlows(draft, live, { flows: flow.current.document.settings.leaveOthers, as: 'left-for-flow' })
  const step = arriveAt(draft, live, node.id)
  step.verdicts = verdicts
  keepFlows(draft, live, originOfRun(live, step))
  if (origin.through.length > 0) draft.startedByRuns.set(flow.id, (draft.startedByRuns.get(flow.id) ?? 0) + 1)
  if (origin.hop > hopLimit || hasFannedOut(draft, { flow, node })) failRun(draft, live, loopProblem(origin, flow.id))
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

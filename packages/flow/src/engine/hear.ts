import type { Condition, VerdictNode } from '@etape/conditions'
import { passesFilters } from '../kit/event-match.ts'
import type { Listening } from '../kit/outcome.ts'
import { isPaused, judge, touchedAmong, type Draft, type LiveRun, type Occurrence, type Origin } from './draft.ts'
import { failRun, hopLimit, loopProblem } from './end-run.ts'
import { isOfAnother } from './entry-key.ts'
import { prepareListening } from './listening.ts'
import { messageOf, runProblem } from './run-problems.ts'

interface Heard {
  origin: Origin
  verdicts: readonly VerdictNode[]
}

/** Gets the runs going that have been listening for what came about. */
export async function hear(draft: Draft): Promise<void> {
  for (const live of draft.runs) {
    const { waiting } = live.run
    if (waiting?.type !== 'listen' || live.move || isPaused(live)) continue
    const heard = await hearOrFail(draft, live, waiting.for)
    if (!heard) continue
    live.origin = heard.origin
    live.move = { type: 'leave', by: waiting.heardBy, verdicts: heard.verdicts }
    if (heard.origin.hop > hopLimit) failRun(draft, live, loopProblem(heard.origin, live.run.flow))
  }
}

/** A condition on a field that is gone cannot come about: the run says so instead of waiting for ever. */
async function hearOrFail(draft: Draft, live: LiveRun, listening: Listening): Promise<Heard | null> {
  try {
    return await heardNow(draft, live, listening)
  } catch (error) {
    failRun(draft, live, runProblem('run/condition-invalid', { fault: messageOf(error) }))
    return null
  }
}

async function heardNow(draft: Draft, live: LiveRun, listening: Listening): Promise<Heard | null> {
  switch (listening.type) {
    case 'event':
      return hearEvent(draft, live, listening)
    case 'segment':
      return hearSegment(draft, listening)
    case 'condition':
      return hearCondition(draft, listening.when)
    case 'answer':
      // Only an input brings it, meant for that run alone.
      return null
  }
}

type Listened<Type extends Listening['type']> = Extract<Listening, { type: Type }>

async function hearEvent(draft: Draft, live: LiveRun, { name, where = [] }: Listened<'event'>): Promise<Heard | null> {
  for (const { happening, origin } of draft.occurrences) {
    if (happening.type !== 'event' || happening.name !== name) continue
    if (isOfAnother(live, happening.properties) || !passesFilters(happening.properties, where, draft.settings)) continue
    if (where.length === 0) return { origin, verdicts: [] }
    // Judged on this one event, as if it were now: whether it came about is not in question, only what it was.
    const events = [{ name, at: draft.settings.now, properties: happening.properties }]
    const condition: Condition = { fact: 'events', params: { name, where: [...where] }, operator: 'did', value: null }
    const verdict = await judge(draft, condition, { ...draft.facts, events })
    if (verdict.holds) return { origin, verdicts: [verdict.tree] }
  }
  return null
}

function hearSegment({ occurrences }: Draft, { segment, to }: Listened<'segment'>): Heard | null {
  const type = to === 'enter' ? 'segment-entered' : 'segment-left'
  const isAwaited = ({ happening }: Occurrence) => happening.type === type && happening.segment === segment
  const found = occurrences.find(isAwaited)
  return found ? { origin: found.origin, verdicts: [] } : null
}

async function hearCondition(draft: Draft, when: Condition): Promise<Heard | null> {
  const prepared = prepareListening(draft.world, when)
  const origin = touchedAmong(draft, prepared)
  if (!origin || !prepared.holds(draft.facts, draft.settings)) return null
  const verdict = await judge(draft, when)
  return verdict.holds ? { origin, verdicts: [verdict.tree] } : null
}

/** Whether what a run is about to listen for is the case already; `null` when it has to wait. An event has to come first. */
export async function isThereAlready(draft: Draft, listening: Listening): Promise<Pick<Heard, 'verdicts'> | null> {
  if (listening.type === 'event' || listening.type === 'answer') return null
  if (listening.type === 'segment') {
    return draft.facts.segments.has(listening.segment) === (listening.to === 'enter') ? { verdicts: [] } : null
  }
  if (!prepareListening(draft.world, listening.when).holds(draft.facts, draft.settings)) return null
  const verdict = await judge(draft, listening.when)
  return verdict.holds ? { verdicts: [verdict.tree] } : null
}

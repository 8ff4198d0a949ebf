import { phrase, type FieldValue, type Phrase } from '@etape/conditions'
import { coerce, describeRule, writeRules, type Change } from '@etape/crm'
import type { Effect } from '../kit/outcome.ts'
import { raise, type Draft, type LiveRun, type Origin } from './draft.ts'
import { createDeal, noDeal, updateDeal } from './effects-on-deals.ts'
import { stopFlows } from './stop-flows.ts'
import { joinNotes } from './join-notes.ts'
import { originOfRun } from './origin-of-run.ts'
import { missingNames, provideCompany } from './provide-company.ts'
import { moveSegment } from './re-evaluate.ts'
import { runProblem } from './run-problems.ts'
import type { RunProblem, Step } from './run.ts'
import { writeByRun } from './write-by-run.ts'

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>

/** A step's effects being carried out. */
export interface Acting {
  draft: Draft
  live: LiveRun
  step: Step
  origin: Origin
  notes: Phrase[]
  deliveries: number
}

interface Decided {
  effects?: readonly Effect[]
  note?: Phrase
}

/** Carries out what a step decided, in order. Refused writes are noted on the step; a problem stops the run. */
export function applyEffects(
  draft: Draft,
  live: LiveRun,
  step: Step,
  { effects = [], note }: Decided,
): RunProblem | null {
  // What somebody did by hand to bring it here stays.
  const notes = [step.note, note].filter((said) => said !== undefined && said !== null)
  const acting: Acting = { draft, live, step, origin: originOfRun(live, step), notes, deliveries: 0 }
  let problem: RunProblem | null = null
  for (const effect of effects) problem ??= applyEffect(acting, effect)
  step.note = joinNotes(notes)
  return problem
}

function applyEffect(acting: Acting, effect: Effect): RunProblem | null {
  switch (effect.type) {
    case 'write':
      return write(acting, effect)
    case 'create-deal':
      return createDeal(acting, effect)
    case 'update-deal':
      return writeDeal(acting, effect)
    case 'provide-company':
      return writeCompany(acting, effect)
    case 'create-task':
      return createTask(acting, effect)
    case 'add-note':
      return addNote(acting, effect)
    case 'move-segment':
      return moveOnList(acting, effect)
    case 'start-flow':
      return startFlow(acting, effect)
    case 'stop-flow':
      return stopFlow(acting, effect)
    case 'deliver':
      return deliver(acting, effect)
  }
}

function write(
  { draft, live, origin, notes }: Acting,
  { record, field, value, allowBackward, isAdded = false }: EffectOf<'write'>,
): RunProblem | null {
  if (record === 'company' && !draft.facts.company) {
    notes.push(phrase('The contact has no company: nothing was written.'))
    return null
  }
  const typed = typedValue(draft, `${record}.${field}`, value)
  if (draft.settings.isTaken?.(record, field, typed)) return valueTaken(`${record}.${field}`, typed)
  const wanted = { field, value: typed, allowBackward: allowBackward ?? false }
  const change = writeByRun(draft, live, { record, write: wanted, isAdded }, origin)
  if (change && change.outcome !== 'accepted') notes.push(noteOf(change))
  return null
}

const valueTaken = (field: string, value: FieldValue): RunProblem =>
  runProblem('run/value-taken', { field: { type: 'field', id: field }, value: { type: 'value', field, value } })

/** Personalised texts and copies arrive as the other field has them; what cannot be read is left for the write to refuse. */
function typedValue({ world }: Draft, ref: `${'contact' | 'company'}.${string}`, value: FieldValue): FieldValue {
  const field = world.catalog.get(ref)
  const reading = field && coerce(field, value)
  return reading?.ok ? reading.value : value
}

function noteOf({
  record,
  field,
  after,
  outcome,
  rule,
}: Pick<Change, 'record' | 'field' | 'after' | 'outcome' | 'rule'>): Phrase {
  const ref = `${record}.${field}`
  const known = writeRules.find((one) => one === rule)
  const values = {
    field: { type: 'field', id: ref },
    value: { type: 'value', field: ref, value: after },
    rule: known ? describeRule(known) : (rule ?? ''),
  } as const
  return outcome === 'refused'
    ? phrase('{field} was not set to {value}. {rule}', values)
    : phrase('{field} set to {value} was superseded. {rule}', values)
}

function writeDeal(acting: Acting, effect: EffectOf<'update-deal'>): null {
  const written = updateDeal(acting, effect)
  if (!written) acting.notes.push(noDeal)
  for (const change of written?.changes ?? []) if (change.outcome !== 'accepted') acting.notes.push(noteOf(change))
  return null
}

function writeCompany(acting: Acting, effect: EffectOf<'provide-company'>): RunProblem | null {
  const { draft, origin, notes } = acting
  if (!provideCompany(draft, effect, origin)) {
    notes.push(phrase('Neither a name nor a domain of a company is known: none was made.'))
    return null
  }
  const given = Object.entries(effect.fields).map(([field, value]) => ({ field, value }))
  let problem: RunProblem | null = null
  for (const { field, value } of [...missingNames(draft, effect), ...given])
    problem ??= write(acting, { type: 'write', record: 'company', field, value })
  return problem
}

function moveOnList({ draft, notes, origin }: Acting, { segment, move }: EffectOf<'move-segment'>): null {
  const known = draft.world.segmentById.get(segment)
  const isIn = draft.facts.segments.has(segment)
  if (known?.kind !== 'static') notes.push(notAList(segment))
  else if (isIn !== (move === 'add')) {
    moveSegment(draft, { segment, moved: isIn ? 'left' : 'entered', verdict: null }, origin)
  }
  return null
}

const notAList = (id: string): Phrase =>
  phrase('{segment} is not a segment that contacts are put on by hand: nothing was changed.', {
    segment: { type: 'segment', id },
  })

function startFlow({ draft, live, origin }: Acting, { flow }: EffectOf<'start-flow'>): null {
  raise(draft, { type: 'started-by-flow', flow, by: live.run.flow }, origin)
  return null
}

function stopFlow({ draft, live }: Acting, { flow }: EffectOf<'stop-flow'>): null {
  stopFlows(draft, live, { flows: flow === null ? 'all' : [flow], as: 'stopped-by-flow' })
  return null
}

function createTask({ draft, origin }: Acting, { task }: EffectOf<'create-task'>): null {
  const { settings, contact } = draft
  const about = { contactId: contact.id, companyId: contact.companyId, dealId: null }
  const made = { doneAt: null, createdAt: settings.now, createdBy: origin.cause }
  draft.tasks.push({ id: settings.ids.next('task'), ...task, ...about, ...made })
  return null
}

function addNote({ draft, origin }: Acting, { text }: EffectOf<'add-note'>): null {
  const { settings, contact } = draft
  draft.notes.push({
    id: settings.ids.next('note'),
    contactId: contact.id,
    text,
    at: settings.now,
    author: origin.cause,
  })
  return null
}

function deliver(acting: Acting, { delivery: message }: EffectOf<'deliver'>): null {
  const { draft, live, step, origin } = acting
  const { versionId } = live.run
  acting.deliveries += 1
  const key = `${step.runId}:${step.node}:${step.visit}:${acting.deliveries}`
  const about = {
    contactId: step.contactId,
    runId: step.runId,
    stepId: step.id,
    flow: step.flow,
    node: step.node,
  }
  draft.deliveries.push({
    id: draft.settings.ids.next('delivery'),
    key,
    ...about,
    message: message.channel === 'webhook' ? { ...message, through: origin.through } : message,
    createdAt: draft.settings.now,
    ...(draft.world.holding.has(versionId) && { holdFor: versionId }),
  })
  return null
}

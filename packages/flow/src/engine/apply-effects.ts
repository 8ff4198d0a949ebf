import { phrase, type FieldValue, type Phrase } from '@etape/conditions'
import { coerce, describeRule, makeDeal, writeRules, type Cause, type Change } from '@etape/crm'
import type { Effect, Outcome } from '../kit/outcome.ts'
import { touch, type Draft, type LiveRun, type Origin } from './draft.ts'
import { stepProblem } from './run-problems.ts'
import type { RunProblem, Step } from './run.ts'
import { writeByRun } from './write-by-run.ts'
import { addChange, tellOfDeal } from './write-record.ts'

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>

interface Acting {
  draft: Draft
  live: LiveRun
  step: Step
  origin: Origin
  notes: Phrase[]
  deliveries: number
}

/** Carries out what a step decided, in order. Refused writes are noted on the step; a problem stops the run. */
export function applyEffects(
  draft: Draft,
  live: LiveRun,
  step: Step,
  outcome: Extract<Outcome, { type: 'leave' }>,
): RunProblem | null {
  const notes = outcome.note ? [outcome.note] : []
  const { effects = [] } = outcome
  const acting: Acting = { draft, live, step, origin: originOf(live, step), notes, deliveries: 0 }
  let problem: RunProblem | null = null
  for (const effect of effects) problem ??= applyEffect(acting, effect)
  step.note = joinNotes(notes)
  return problem
}

function originOf({ origin, run, version, flow }: LiveRun, step: Step): Origin {
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

function applyEffect(acting: Acting, effect: Effect): RunProblem | null {
  switch (effect.type) {
    case 'write':
      return write(acting, effect)
    case 'create-deal':
      return createDeal(acting, effect)
    case 'create-task':
      return createTask(acting, effect)
    case 'add-note':
      return addNote(acting, effect)
    case 'deliver':
      return deliver(acting, effect)
  }
}

function write(
  { draft, live, origin, notes }: Acting,
  { record, field, value, allowBackward }: EffectOf<'write'>,
): null {
  if (record === 'company' && !draft.facts.company) {
    notes.push(phrase('The contact has no company: nothing was written.'))
    return null
  }
  const typed = typedValue(draft, `${record}.${field}`, value)
  const wanted = { field, value: typed, allowBackward: allowBackward ?? false }
  const change = writeByRun(draft, live, { record, write: wanted }, origin)
  if (change && change.outcome !== 'accepted') notes.push(noteOf(change))
  return null
}

/** Personalised texts and copies arrive as the other field has them; what cannot be read is left for the write to refuse. */
function typedValue({ world }: Draft, ref: `${'contact' | 'company'}.${string}`, value: FieldValue): FieldValue {
  const field = world.catalog.get(ref)
  const reading = field && coerce(field, value)
  return reading?.ok ? reading.value : value
}

function noteOf({ record, field, after, outcome, rule }: Change): Phrase {
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

function joinNotes(notes: readonly Phrase[]): Phrase | null {
  const [first, ...others] = notes
  if (!first) return null
  return others.length === 0 ? first : phrase('{notes}', { notes: { type: 'list', of: notes } })
}

function createDeal(
  { draft, origin }: Acting,
  { type: _type, withCompany, ...given }: EffectOf<'create-deal'>,
): RunProblem | null {
  const { contact, settings, world, facts } = draft
  const companyId = withCompany ? contact.companyId : null
  const made = makeDeal(
    { ...given, id: settings.ids.next('deal'), companyId, contactIds: [contact.id] },
    world.crm,
    settings.now,
  )
  if (!made.ok) return stepProblem(made.problems[0]?.code)
  const deal = made.value
  draft.deals.set(deal.id, { deal, created: true })
  facts.deals.push(deal.fields)
  touch(draft, 'deals', origin)
  const place = { record: 'deal', recordId: deal.id, contactId: contact.id } as const
  const after = deal.fields['stage'] ?? null
  addChange(draft, {
    ...place,
    field: 'stage',
    before: null,
    after,
    outcome: 'accepted',
    rule: null,
    cause: origin.cause,
    at: settings.now,
  })
  tellOfDeal(draft, deal, { created: true, origin })
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
  const { draft, step } = acting
  acting.deliveries += 1
  const key = `${step.runId}:${step.node}:${step.visit}:${acting.deliveries}`
  const about = { contactId: step.contactId, runId: step.runId, stepId: step.id }
  draft.deliveries.push({
    id: draft.settings.ids.next('delivery'),
    key,
    ...about,
    message,
    createdAt: draft.settings.now,
  })
  return null
}

import {
  applyChange,
  creationDefaults,
  fieldsMovedBy,
  weighWrite,
  type ContactSource,
  type FieldWrite,
  type RecordWriting,
} from '@etape/crm'
import { raise, touch, touchEverything, type Draft, type Origin } from './draft.ts'
import { enrolByInput, receiveWebhook } from './enrol-by-input.ts'
import { insertEvent } from './facts.ts'
import { endRun } from './end-run.ts'
import { hearAnswer } from './hear-answer.ts'
import type { Input, InputContent } from './input.ts'
import { joinCompany, moveToCompany } from './join-company.ts'
import { putOffIfPaused } from './put-off.ts'
import { moveSegment } from './re-evaluate.ts'
import { resumeFlow, resumeRun } from './resume.ts'
import { steerRun } from './steer-run.ts'
import {
  addChange,
  ownContact,
  syncCompanyStage,
  tellOfChange,
  tellOfDeal,
  writeRecord,
  writingOnContact,
} from './write-record.ts'

type Content<Type extends InputContent['type']> = Extract<InputContent, { type: Type }>

/** Brings what happened into the draft: writes it, and tells conditions, triggers and runs of it. */
export async function applyInput(draft: Draft, input: Input): Promise<void> {
  const { content } = input
  const origin = originOf(input)
  if (putOffIfPaused(draft, input)) return
  draft.consumed.push(input.id)
  switch (content.type) {
    case 'record':
      return applyRecord(draft, content, origin)
    case 'event':
      return applyEvent(draft, content, input)
    case 'enrol':
      return enrolByInput(draft, content, origin)
    case 'webhook':
      return receiveWebhook(draft, content, origin)
    case 'answer':
      return hearAnswer(draft, content, origin)
    case 'resume-run':
      return resumeRun(draft, content, origin)
    case 'steer-run':
      return steerRun(draft, content, origin)
    case 'resume-flow':
      return resumeFlow(draft, content)
    case 'leave-flow':
      return leaveFlow(draft, content)
    case 'deal':
      return applyDeal(draft, content, origin)
    case 'task':
      return completeTask(draft, content, origin)
    case 'company':
      return applyCompany(draft, content, origin)
    case 'segment':
      return applySegment(draft, content, origin)
    case 'review':
      return touchEverything(draft, origin)
  }
}

const originOf = ({ content, hop }: Input): Origin => ({
  cause: content.cause,
  hop,
  through: 'through' in content ? (content.through ?? []) : [],
  startsFlows: !('runFlows' in content) || content.runFlows,
})

function applyRecord(draft: Draft, content: Content<'record'>, origin: Origin): void {
  const { fields, allowBackward, companyId } = content
  if (content.created !== null) return createContact(draft, content.created, content, origin)
  for (const [field, value] of Object.entries(fields))
    writeRecord(draft, 'contact', { field, value, allowBackward }, origin)
  if (companyId !== undefined) moveToCompany(draft, companyId, origin)
  else if ('email' in fields) joinCompany(draft, origin)
}

/**
 * A new contact's fields come without a change for each: the creation stands on the timeline as one thing. Kept are those
 * of stage and status, which have a history, and what was refused.
 */
function createContact(draft: Draft, source: ContactSource, given: Content<'record'>, origin: Origin): void {
  const own = ownContact(draft)
  own['created_at'] ??= draft.settings.now
  const creation: Origin = { ...origin, cause: { by: 'creation', source } }
  const writes = Object.keys(given.fields).map((field) => ({ field, value: given.fields[field] ?? null }))
  writeNew(draft, writes, origin)
  writeNew(draft, creationDefaults(source, own, draft.world.crm), creation)
  touchEverything(draft, origin)
  if (given.companyId === undefined) joinCompany(draft, origin)
  else moveToCompany(draft, given.companyId, origin)
  raise(draft, { type: 'contact-created', source }, origin)
}

const keptAtCreation: ReadonlySet<string> = new Set(['stage', 'status'])

function writeNew(draft: Draft, writes: readonly FieldWrite[], origin: Origin): void {
  const writing = writingOnContact(draft, origin)
  for (const write of writes) {
    if (keptAtCreation.has(write.field)) writeRecord(draft, 'contact', write, origin)
    else fillIn(draft, write, { writing, origin })
  }
}

interface Filling {
  writing: RecordWriting
  origin: Origin
}

/** Touches nothing: whatever reads a field looks at a new contact anyway. */
function fillIn(draft: Draft, write: FieldWrite, { writing, origin }: Filling): void {
  const own = ownContact(draft)
  const weighed = weighWrite(own, write, writing)
  if (weighed?.outcome === 'refused') addChange(draft, weighed)
  if (weighed?.outcome !== 'accepted') return
  applyChange(own, weighed, writing)
  tellOfChange(draft, weighed, origin)
}

function applyEvent(draft: Draft, { name, properties }: Content<'event'>, input: Input): void {
  const { settings, facts, state, world } = draft
  const id = settings.ids.next('event')
  const fact = { name, at: input.at, properties }
  draft.events.push({ ...fact, id, contactId: state.contact.id, receivedAt: input.receivedAt })
  if (world.eventsRead.has(name)) insertEvent(facts.events, fact)
  const origin: Origin = { ...originOf(input), cause: { by: 'event', name, eventId: id } }
  keepLastSeen(draft, Math.min(input.at, settings.now), origin)
  touch(draft, `event:${name}`, origin)
  raise(draft, { type: 'event', name, properties, eventId: id }, origin)
}

function keepLastSeen(draft: Draft, at: number, origin: Origin): void {
  const before = draft.facts.contact['last_seen_at']
  if (typeof before === 'number' && before >= at) return
  ownContact(draft)['last_seen_at'] = at
  touch(draft, 'contact.last_seen_at', origin)
}

function leaveFlow(draft: Draft, { flow, runId }: Content<'leave-flow'>): void {
  for (const live of draft.runs) {
    if (live.run.flow === flow && (runId === null || live.run.id === runId)) endRun(draft, live, { as: 'removed' })
  }
}

const movesDeal: ReadonlySet<string> = new Set(['pipeline', 'stage', 'type'])

function applyDeal(draft: Draft, { dealId, created, changed, before }: Content<'deal'>, origin: Origin): void {
  const found = draft.deals.find(({ deal }) => deal.id === dealId)
  touch(draft, 'deals', origin)
  const moved = created || !changed || changed.some((field) => movesDeal.has(field))
  if (found && moved) tellOfDeal(draft, found.deal, { created, before: before ?? null, origin })
}

function completeTask(draft: Draft, { taskId, taskType, title }: Content<'task'>, origin: Origin): void {
  raise(draft, { type: 'task-completed', taskId, taskType, title }, origin)
}

function applyCompany(draft: Draft, content: Content<'company'>, origin: Origin): void {
  const { companyId, changed, before, stageMoved } = content
  if (draft.contact.companyId !== companyId || !draft.facts.company) return
  if (changed.length === 0) touch(draft, 'company', origin)
  for (const field of changed) {
    touch(draft, `company.${field}`, origin)
    for (const moved of fieldsMovedBy(field)) touch(draft, `company.${moved}`, origin)
    const values = { before: before?.[field] ?? null, after: draft.facts.company[field] ?? null }
    raise(draft, { type: 'field-changed', record: 'company', field, ...values }, origin)
  }
  if (stageMoved) syncCompanyStage(draft, origin)
}

function applySegment(draft: Draft, { segment, move }: Content<'segment'>, origin: Origin): void {
  const isIn = draft.facts.segments.has(segment)
  if (isIn === (move === 'add')) return
  moveSegment(draft, { segment, moved: isIn ? 'left' : 'entered', verdict: null }, origin)
}

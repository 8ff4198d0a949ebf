import type { Change, Note, Task } from '@etape/crm'
import { recipientOf, titleOf, type Membership, type NewDelivery } from '@etape/flow'
import type { Run, RunMemory, Step, Turn } from '@etape/flow'
import type { Unit } from '../context.ts'
import type { ChangeTable } from '../tables/change.ts'
import type { CauseTable, CausedColumns } from '../tables/cause.ts'
import type { DeliveryTable } from '../tables/delivery.ts'
import type { EventTable } from '../tables/event.ts'
import type { NoteTable } from '../tables/note.ts'
import type { RunTable } from '../tables/run.ts'
import type { StepTable } from '../tables/step.ts'
import type { TaskTable } from '../tables/task.ts'
import { joinCause } from './causes.ts'
import { readJson, readJsonOrNull, storableText, writeJson, writeJsonOrNull } from './json.ts'

export const writeChange = (change: Change, unit: Unit): ChangeTable => ({
  id: change.id,
  record: change.record,
  record_id: change.recordId,
  contact_id: change.contactId,
  field: change.field,
  before: writeJson(change.before),
  after: writeJson(change.after),
  outcome: change.outcome,
  rule: change.rule,
  at: change.at,
  ...unit.causedBy(change.cause),
})

type WithCause = CausedColumns & { cause: CauseTable['text'] }

/** `cause` is the text of the row's cause. */
export const readChange = (row: Omit<ChangeTable, keyof CausedColumns> & WithCause): Change => ({
  id: row.id,
  record: row.record,
  recordId: row.record_id,
  contactId: row.contact_id,
  field: row.field,
  before: readJson(row.before),
  after: readJson(row.after),
  outcome: row.outcome,
  rule: row.rule,
  cause: joinCause(row.cause, row),
  at: row.at,
})

export const writeRun = (run: Run): RunTable => ({
  id: run.id,
  flow: run.flow,
  version_id: run.versionId,
  contact_id: run.contactId,
  key: storableText(run.key),
  status: run.status,
  outcome: run.outcome,
  node: run.node,
  visit: run.visit,
  step_id: run.stepId,
  arrived_at: run.arrivedAt,
  wake_at: run.wakeAt,
  waiting: writeJsonOrNull(run.waiting),
  start: writeJson(run.start),
  memory: writeJsonOrNull(run.memory),
  problem: writeJsonOrNull(run.problem),
  started_at: run.startedAt,
  ended_at: run.endedAt,
})

export const readRun = ({ memory, ...row }: RunTable): Run => ({
  id: row.id,
  flow: row.flow,
  versionId: row.version_id,
  contactId: row.contact_id,
  key: row.key,
  status: row.status,
  outcome: row.outcome,
  node: row.node,
  visit: row.visit,
  stepId: row.step_id,
  arrivedAt: row.arrived_at,
  wakeAt: row.wake_at,
  waiting: readJsonOrNull(row.waiting),
  start: readJson(row.start),
  ...(memory !== null && { memory: readJson<RunMemory>(memory) }),
  problem: readJsonOrNull(row.problem),
  startedAt: row.started_at,
  endedAt: row.ended_at,
})

export const writeStep = (step: Step): StepTable => ({
  id: step.id,
  run_id: step.runId,
  node: step.node,
  kind: step.kind,
  visit: step.visit,
  at: step.at,
  left_at: step.leftAt,
  left_by: step.leftBy,
  state: step.state,
  verdicts: step.verdicts.length === 0 ? null : writeJson(step.verdicts),
  note: writeJsonOrNull(step.note),
})

export const writeEvent = (event: Turn['events'][number]): EventTable => ({
  id: event.id,
  contact_id: event.contactId,
  name: storableText(event.name),
  at: event.at,
  received_at: event.receivedAt,
  properties: writeJson(event.properties),
})

export const writeTask = (task: Task, unit: Unit): TaskTable => ({
  id: task.id,
  type: task.type,
  title: storableText(task.title),
  notes: storableText(task.notes),
  due_at: task.dueAt,
  priority: task.priority,
  assignee: task.assignee,
  contact_id: task.contactId,
  company_id: task.companyId,
  deal_id: task.dealId,
  done_at: task.doneAt,
  created_at: task.createdAt,
  ...unit.causedBy(task.createdBy),
})

export const writeNote = (note: Note, unit: Unit): NoteTable => ({
  id: note.id,
  contact_id: note.contactId,
  text: storableText(note.text),
  at: note.at,
  ...unit.causedBy(note.author),
})

export const writeDelivery = (delivery: NewDelivery): DeliveryTable => ({
  id: delivery.id,
  key: delivery.key,
  contact_id: delivery.contactId,
  run_id: delivery.runId,
  step_id: delivery.stepId,
  flow: delivery.flow,
  node: delivery.node,
  channel: delivery.message.channel,
  recipient: storableText(recipientOf(delivery.message)),
  title: storableText(titleOf(delivery.message)),
  message: writeJson(delivery.message),
  status: 'queued',
  attempts: 0,
  due_at: delivery.createdAt,
  hold: null,
  paced: 0,
  tried_at: null,
  reason: null,
  created_at: delivery.createdAt,
  done_at: null,
})

/** Why a contact entered or left a segment. */
export const writeWhy = ({ cause, verdict }: Pick<Membership, 'cause' | 'verdict'>): string =>
  writeJson({ cause, verdict })

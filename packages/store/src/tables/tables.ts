import type { AuthTables } from './auth.ts'
import type { CauseTable } from './cause.ts'
import type { ChangeTable } from './change.ts'
import type { CompanyTable } from './company.ts'
import type { ContactTable } from './contact.ts'
import type { DealContactTable, DealTable } from './deal.ts'
import type { DeliveryAttemptTable, DeliveryTable, NotificationTable } from './delivery.ts'
import type { EventNameTable, EventTable } from './event.ts'
import type { FlowCountTable, FlowDraftTable, FlowEntryTable, FlowSavePointTable } from './flow.ts'
import type { FlowTable, FlowTestTable, FlowVersionTable, RotaTable } from './flow.ts'
import type { FlowHoldTable, HeldContactTable } from './hold.ts'
import type { ImportErrorTable, ImportTable } from './import.ts'
import type { IdentityTable, InputKeyTable, InputTable } from './input.ts'
import type { NoteTable } from './note.ts'
import type { PausedStepTable, SendSlotTable, SuppressionTable, WorkerTable } from './out.ts'
import type { ApiKeyTable, TeamTable } from './people.ts'
import type { RunTable } from './run.ts'
import type { SegmentMemberTable, SegmentTable } from './segment.ts'
import type { IdBlockTable } from './id-block.ts'
import type { EnrolmentTable, FlowHookTable, FlowScheduleTable } from './schedule.ts'
import type { FieldTable, PipelineStageTable, PipelineTable, SettingTable } from './settings.ts'
import type { StageTable, StatusTable, SyncRuleTable } from './settings.ts'
import type { SteeringTable } from './steering.ts'
import type { StepTable } from './step.ts'
import type { TaskTable } from './task.ts'

export interface Tables extends AuthTables {
  api_key: ApiKeyTable
  cause: CauseTable
  change: ChangeTable
  company: CompanyTable
  contact: ContactTable
  deal: DealTable
  deal_contact: DealContactTable
  delivery: DeliveryTable
  delivery_attempt: DeliveryAttemptTable
  enrolment: EnrolmentTable
  event: EventTable
  event_name: EventNameTable
  field: FieldTable
  flow: FlowTable
  flow_count: FlowCountTable
  flow_draft: FlowDraftTable
  flow_entry: FlowEntryTable
  flow_hold: FlowHoldTable
  flow_hook: FlowHookTable
  flow_save_point: FlowSavePointTable
  flow_schedule: FlowScheduleTable
  flow_test: FlowTestTable
  flow_version: FlowVersionTable
  held_contact: HeldContactTable
  id_block: IdBlockTable
  identity: IdentityTable
  import: ImportTable
  import_error: ImportErrorTable
  input: InputTable
  input_key: InputKeyTable
  note: NoteTable
  notification: NotificationTable
  paused_step: PausedStepTable
  pipeline: PipelineTable
  pipeline_stage: PipelineStageTable
  rota: RotaTable
  run: RunTable
  segment: SegmentTable
  segment_member: SegmentMemberTable
  send_slot: SendSlotTable
  setting: SettingTable
  stage: StageTable
  status: StatusTable
  steering: SteeringTable
  step: StepTable
  suppression: SuppressionTable
  sync_rule: SyncRuleTable
  task: TaskTable
  team: TeamTable
  worker: WorkerTable
}

import type { AuthTables } from './auth.ts'
import type { CauseTable } from './cause.ts'
import type { ChangeTable } from './change.ts'
import type { CompanyTable } from './company.ts'
import type { ContactTable } from './contact.ts'
import type { DealContactTable, DealTable } from './deal.ts'
import type { DeliveryAttemptTable, DeliveryTable, NotificationTable } from './delivery.ts'
import type { EventNameTable, EventTable } from './event.ts'
import type { FlowCountTable, FlowDraftTable, FlowTable, FlowVersionTable } from './flow.ts'
import type { ImportErrorTable, ImportTable } from './import.ts'
import type { IdentityTable, InputKeyTable, InputTable } from './input.ts'
import type { NoteTable } from './note.ts'
import type { ApiKeyTable, TeamTable } from './people.ts'
import type { RunTable } from './run.ts'
import type { SegmentMemberTable, SegmentTable } from './segment.ts'
import type { IdBlockTable } from './id-block.ts'
import type { FieldTable, PipelineStageTable, PipelineTable, SettingTable } from './settings.ts'
import type { StageTable, StatusTable, SyncRuleTable } from './settings.ts'
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
  event: EventTable
  event_name: EventNameTable
  field: FieldTable
  flow: FlowTable
  flow_count: FlowCountTable
  flow_draft: FlowDraftTable
  flow_version: FlowVersionTable
  id_block: IdBlockTable
  identity: IdentityTable
  import: ImportTable
  import_error: ImportErrorTable
  input: InputTable
  input_key: InputKeyTable
  note: NoteTable
  notification: NotificationTable
  pipeline: PipelineTable
  pipeline_stage: PipelineStageTable
  run: RunTable
  segment: SegmentTable
  segment_member: SegmentMemberTable
  setting: SettingTable
  stage: StageTable
  status: StatusTable
  step: StepTable
  sync_rule: SyncRuleTable
  task: TaskTable
  team: TeamTable
}

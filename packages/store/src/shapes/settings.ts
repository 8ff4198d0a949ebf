import type { EpochMs, Field, FieldObject } from '@etape/conditions'
import type { CrmSettings, Label, Pipeline, Stage, Status, SyncRuleId } from '@etape/crm'
import type { LiveFlow, VersionDefinition, WorldDefinition } from '@etape/flow'
import type { Doing } from '../store.ts'

export interface Counted {
  contacts: number
  companies: number
}

/** Values of the workspace that have no table of their own. */
export interface Workspace {
  name: string
  /** IANA time zone: days begin there. */
  zone: string
  currency: string
  joinCompanyByDomain: boolean
  defaultStages: CrmSettings['defaults']['stage']
  defaultStatus: string | null
  calendar: CrmSettings['calendar']
}

export interface SyncRule {
  id: SyncRuleId
  enabled: boolean
  filter: CrmSettings['syncRules'][SyncRuleId]['filter']
  /** Writes it has made so far. */
  changed: number
}

/** Everything `prepareWorld` and the catalogue are made from, as it stands now. */
export interface Definitions {
  crm: CrmSettings
  zone: string
  customFields: Field[]
  segments: WorldDefinition['segments'][number][]
  /** Flows with a published version. */
  flows: { id: string; name: string; status: LiveFlow['status']; since: EpochMs; current: VersionDefinition }[]
  /** Versions that waiting runs stand on, and the current ones. */
  versions: VersionDefinition[]
  /** Row ids of versions whose first messages are held for a look. */
  holding: number[]
  users: { id: string; name: string; email: string }[]
  /** Ids of the users in each. */
  teams: { id: string; members: string[] }[]
}

export interface Settings {
  /** In order. */
  stages(): Promise<(Stage & Counted)[]>
  /** Adds and changes; what is not in the list stays as it is. */
  saveStages(stages: readonly Stage[]): Promise<void>
  statuses(): Promise<(Status & Counted)[]>
  saveStatuses(statuses: readonly Status[]): Promise<void>
  stageUsage(id: string): Promise<Counted>
  statusUsage(id: string): Promise<Counted>
  /** Contacts go to `replaceBy` through inputs that start no flow, companies at once; `null` leaves them without. */
  deleteStage(id: string, replaceBy: string | null, doing: Doing): Promise<void>
  deleteStatus(id: string, replaceBy: string | null, doing: Doing): Promise<void>
  pipelines(): Promise<Pipeline[]>
  /** Throws PipelineStageInUseError when a stage that deals stand in is left out. */
  savePipeline(pipeline: Pipeline): Promise<void>
  /** Custom ones only. */
  fields(): Promise<Field[]>
  /** Throws NameTakenError. */
  createField(field: Field): Promise<void>
  updateField(
    object: FieldObject,
    key: string,
    values: { label?: Label | undefined; choices?: Field['choices'] | undefined },
  ): Promise<Field | null>
  syncRules(): Promise<SyncRule[]>
  saveSyncRule(rule: Pick<SyncRule, 'id' | 'enabled' | 'filter'>): Promise<SyncRule>
  workspace(): Promise<Workspace>
  saveWorkspace(values: Partial<Workspace>): Promise<void>
  /** Values of the server's own, such as whether the demo was made; kept as JSON. */
  readValue(key: string): Promise<unknown>
  saveValue(key: string, value: unknown): Promise<void>
  /** Names of events that have been received, in order of name. */
  eventNames(): Promise<string[]>
  loadDefinitions(): Promise<Definitions>
  /** Another one once `noteRedefined` was called, by whatever process; `null` always where there is one process only. */
  definitionsRevision(): Promise<string | null>
  /** Something was defined: every process reads its definitions anew before it next uses them. */
  noteRedefined(): Promise<void>
}

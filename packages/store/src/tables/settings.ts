/** `label`, `criteria`, `choices`, `filter` and `value` are JSON. */
export interface StageTable {
  id: string
  label: string
  color: string
  definition: string
  criteria: string | null
  rank: number | null
  position: number
}

export interface StatusTable {
  id: string
  label: string
  color: string
  definition: string
  position: number
}

export interface PipelineTable {
  id: string
  label: string
  position: number
}

export interface PipelineStageTable {
  pipeline: string
  id: string
  label: string
  type: 'open' | 'won' | 'lost'
  /** 0 to 1. */
  probability: number
  position: number
}

/** Custom fields. */
export interface FieldTable {
  object: 'contact' | 'company' | 'deal'
  key: string
  type: string
  label: string
  choices: string | null
  position: number
}

export interface SyncRuleTable {
  id: string
  /** 0 or 1. */
  enabled: number
  filter: string | null
  /** Writes it has made. */
  changed: number
}

/** Single values, of the workspace (`workspace.zone`) and of the server (`server.…`). */
export interface SettingTable {
  key: string
  value: string
}

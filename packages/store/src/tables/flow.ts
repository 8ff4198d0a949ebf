import { bulkTable } from './columns.ts'

export interface FlowTable {
  /** Made from its first name. */
  id: string
  name: string
  description: string
  status: 'draft' | 'live' | 'paused' | 'archived'
  /** Row id of the version that takes contacts in. */
  current_version_id: number | null
  paused_at: number | null
  /** When it was last published or resumed. */
  live_since: number | null
  /** Empty for none. */
  folder: string
  /** JSON list. */
  tags: string
  /** A user's id. */
  owner: string | null
  created_at: number
  updated_at: number
  /** A name. */
  updated_by: string
}

export interface FlowDraftTable {
  flow: string
  /** JSON. */
  document: string
  /** Raised by every save. */
  revision: number
  saved_at: number
  saved_by: string
}

/** Immutable. */
export interface FlowVersionTable {
  id: number
  flow: string
  /** From 1. */
  number: number
  /** JSON. */
  document: string
  /** How many the document has. */
  nodes: number
  note: string
  /** JSON list: names of tests that failed when it was published all the same. */
  failed_tests: string
  published_at: number
  published_by: string
}

/** A draft kept under a name. */
export interface FlowSavePointTable {
  id: number
  flow: string
  name: string
  /** JSON. */
  document: string
  nodes: number
  saved_at: number
  saved_by: string
}

/** A rehearsal that was kept. */
export interface FlowTestTable {
  id: number
  flow: string
  name: string
  /** JSON: what is done. */
  script: string
  /** JSON: what is to come of it. */
  expects: string
  updated_at: number
  /** A name. */
  updated_by: string
}

/** How many came into a flow in an hour, or are to come in then; kept for flows with a cap. */
export interface FlowEntryTable {
  flow: string
  /** UTC hours since 1970. */
  hour: number
  taken: number
}

/** Who was given something last, where people take turns. */
export interface RotaTable {
  key: string
  last: string
}

/** How often something came about in a flow, counted by the turns that did it. */
export interface FlowCountTable {
  flow: string
  version_id: number
  /** UTC days since 1970. */
  day: number
  /** Empty for the flow as a whole. */
  node: string
  /** Of the flow `enrolled`, `failed`, `ended:OUTCOME`; of a node `visited`, `failed`, `left:OUTLET`. */
  what: string
  /** A process counts in a row of its own, so that processes do not wait for each other. */
  shard: number
  count: number
}

export const flowCountTable = bulkTable<FlowCountTable>('flow_count', {
  flow: 'text',
  version_id: 'integer',
  day: 'integer',
  node: 'text',
  what: 'text',
  shard: 'integer',
  count: 'integer',
})

export const flowEntryTable = bulkTable<FlowEntryTable>('flow_entry', {
  flow: 'text',
  hour: 'integer',
  taken: 'integer',
})

export const rotaTable = bulkTable<RotaTable>('rota', { key: 'text', last: 'text' })

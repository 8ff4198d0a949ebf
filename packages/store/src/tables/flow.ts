import { bulkTable } from './columns.ts'

export interface FlowTable {
  /** Made from its first name. */
  id: string
  name: string
  description: string
  status: 'draft' | 'live' | 'paused' | 'archived'
  /** Row id of the version that takes contacts in. */
  current_version_id: number | null
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
  published_at: number
  published_by: string
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

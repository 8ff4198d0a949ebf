import { bulkTable } from './columns.ts'

/** One contact's way through one version of a flow; see `Run` in the flow package. */
export interface RunTable {
  id: number
  flow: string
  version_id: number
  contact_id: number
  key: string
  status: 'waiting' | 'ended' | 'failed'
  outcome: string | null
  node: string
  visit: number
  /** Of the current visit. */
  step_id: number
  arrived_at: number
  wake_at: number | null
  /** JSON. */
  waiting: string | null
  /** JSON; never written again. */
  start: string
  /** JSON: what it carries from step to step. */
  memory: string | null
  /** JSON. */
  problem: string | null
  started_at: number
  ended_at: number | null
}

export const runTable = bulkTable<RunTable>('run', {
  id: 'integer',
  flow: 'text',
  version_id: 'integer',
  contact_id: 'integer',
  key: 'text',
  status: 'text',
  outcome: 'text',
  node: 'text',
  visit: 'integer',
  step_id: 'integer',
  arrived_at: 'integer',
  wake_at: 'integer',
  waiting: 'text',
  start: 'text',
  memory: 'text',
  problem: 'text',
  started_at: 'integer',
  ended_at: 'integer',
})

import { bulkTable } from './columns.ts'

/** Fields as on a contact. */
export interface CompanyTable {
  id: number
  version: number
  name: string | null
  domain: string | null
  industry: string | null
  country: string | null
  /** Employees. */
  size: number | null
  owner: string | null
  stage: string | null
  status: string | null
  furthest_stage: string | null
  stage_since: number | null
  status_since: number | null
  created_at: number | null
  updated_at: number | null
  custom: string
}

export const companyTable = bulkTable<CompanyTable>('company', {
  id: 'integer',
  version: 'integer',
  name: 'text',
  domain: 'text',
  industry: 'text',
  country: 'text',
  size: 'real',
  owner: 'text',
  stage: 'text',
  status: 'text',
  furthest_stage: 'text',
  stage_since: 'integer',
  status_since: 'integer',
  created_at: 'integer',
  updated_at: 'integer',
  custom: 'json',
})

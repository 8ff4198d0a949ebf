import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import type { CheckContext } from '../check/check-context.ts'

const crm = defaultCrmSettings('en')
const users = [
  { id: 'ada', name: 'Ada' },
  { id: 'bo', name: 'Bo' },
]

/** A new workspace with two people, a team and two segments, for flows to be checked in. */
export const aWorkspace = (changes: Partial<CheckContext> = {}): CheckContext => ({
  catalog: buildCatalog({ customFields: [], settings: crm, users }),
  crm,
  segments: [{ id: 'qualified' }, { id: 'active' }],
  users,
  teams: [{ id: 'sales' }],
  ...changes,
})

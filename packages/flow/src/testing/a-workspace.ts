import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import type { CheckContext } from '../check/check-context.ts'

const crm = defaultCrmSettings('en')
const users = [
  { id: 'ada', name: 'Ada' },
  { id: 'bo', name: 'Bo' },
]

/** A new workspace with two people, a team, three segments and two other flows, for flows to be checked in. */
export const aWorkspace = (changes: Partial<CheckContext> = {}): CheckContext => ({
  catalog: buildCatalog({ customFields: [], settings: crm, users }),
  crm,
  segments: [{ id: 'qualified' }, { id: 'active' }, { id: 'newsletter', kind: 'static' }],
  flows: [{ id: 'welcome' }, { id: 'goodbye' }],
  users,
  teams: [{ id: 'sales' }],
  ...changes,
})

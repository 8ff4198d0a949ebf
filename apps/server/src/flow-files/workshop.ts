import type { Condition, Field } from '@etape/conditions'
import { defaultCrmSettings, type CrmSettings } from '@etape/crm'
import type { Store } from '@etape/store'
import type { Definitions } from '../definitions.ts'
import type { Needs } from './flow-file.ts'

/** What a workspace has that flows can refer to. */
export interface Workshop {
  crm: CrmSettings
  customFields: readonly Field[]
  segments: readonly {
    id: string
    name: string
    description: string
    kind: 'dynamic' | 'static'
    condition: Condition | null
  }[]
  users: readonly { id: string; name: string; email: string }[]
  teams: readonly { id: string; name: string }[]
  flows: readonly { id: string; name: string }[]
}

export async function workshopOf({
  store,
  definitions,
}: {
  store: Store
  definitions: Definitions
}): Promise<Workshop> {
  const { crm, stored } = definitions.current()
  const [segments, teams, flows] = await Promise.all([store.segments.list(), store.teams.list(), store.flows.list()])
  return { crm, customFields: stored.customFields, segments, users: stored.users, teams, flows }
}

/** A new workspace with the people a file names: what a file is checked against away from any workspace. */
export const emptyWorkshop = ({ users, flows }: Needs): Workshop => ({
  crm: defaultCrmSettings(),
  customFields: [],
  segments: [],
  users,
  teams: [],
  flows,
})

import { randomUUID } from 'node:crypto'
import { defaultCrmSettings } from '@etape/crm'
import { NameTakenError, type Store, type UserRow } from '@etape/store'
import type { Clock } from './clock.ts'

export const adminEmail = 'admin@etape.example'

const prepared = 'workspace-prepared'

/** Sees to it that a new workspace has its stages, statuses and pipeline, and that somebody can sign in. */
export async function prepareWorkspace(store: Store, clock: Clock): Promise<void> {
  if ((await store.settings.readValue(prepared)) !== true) {
    await saveDefaults(store)
    await store.settings.saveValue(prepared, true)
  }
  if ((await store.users.admins()) === 0) await createAdmin(store, clock)
}

async function saveDefaults({ settings }: Store): Promise<void> {
  const crm = defaultCrmSettings('en')
  await settings.saveStages(crm.stages)
  await settings.saveStatuses(crm.statuses)
  for (const pipeline of crm.pipelines) await settings.savePipeline(pipeline)
  await settings.saveWorkspace({
    currency: crm.currency,
    joinCompanyByDomain: crm.joinCompanyByDomain,
    defaultStages: crm.defaults.stage,
    defaultStatus: crm.defaults.status,
  })
}

async function createAdmin(store: Store, clock: Clock): Promise<void> {
  const admin = { name: 'Admin', email: adminEmail, role: 'admin', team: null, language: null } as const
  try {
    await store.users.create({ id: randomUUID(), ...admin, createdAt: clock.now() })
  } catch (error) {
    if (!(error instanceof NameTakenError)) throw error
  }
}

/** For whom the printed link is: the administrator who came first. */
export async function firstAdmin(store: Store): Promise<UserRow> {
  const admins = (await store.users.list()).filter(({ role }) => role === 'admin')
  const admin = admins.find(({ email }) => email === adminEmail) ?? admins[0]
  if (!admin) throw new Error('There is no administrator.')
  return admin
}

import { randomUUID } from 'node:crypto'
import { NameTakenError, type Store, type UserRow } from '@etape/store'
import type { Clock } from './clock.ts'

export const adminEmail = 'admin@etape.example'

/** Sees to it that somebody can sign in: there is always an administrator. */
export async function prepareWorkspace(store: Store, clock: Clock): Promise<void> {
  if ((await store.users.admins()) > 0) return
  const admin = { name: 'Admin', email: adminEmail, role: 'admin', team: null, language: null } as const
  try {
    await store.users.create({ id: randomUUID(), ...admin, createdAt: clock.now() })
  } catch (error) {
    if (!(error instanceof NameTakenError)) throw error
  }
}

/** For whom the printed link is: the administrator who came first. */
export async function firstAdmin(store: Store): Promise<UserRow> {
  const users = await store.users.list()
  const admin =
    users.find(({ email, role }) => role === 'admin' && email === adminEmail) ??
    users.find(({ role }) => role === 'admin')
  if (!admin) throw new Error('There is no administrator.')
  return admin
}

import { randomUUID } from 'node:crypto'
import { NameTakenError, type UserRow } from '@etape/store'
import type { Context } from '../context.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { signInLink } from '../auth/sign-in-link.ts'
import type { Handlers } from './handlers.ts'
import { found } from './record-id.ts'
import { Refusal } from './refusal.ts'

export const peopleHandlers = (
  context: Context,
): Handlers<'listUsers' | 'inviteUser' | 'updateUser' | 'listTeams' | 'saveTeam'> => ({
  listUsers: async () => ({ rows: (await context.store.users.list()).map(showUser) }),
  inviteUser: async ({ body }) => {
    const email = body.email.toLowerCase()
    await checkTeam(context, body.team)
    const user = { ...body, email, id: randomUUID(), language: null, createdAt: context.clock.now() }
    const created = await addressFree(context.store.users.create(user))
    await takeUpDefinitions(context, 'settings')
    return { ...showUser(created), signInLink: await signInLink(context, email) }
  },
  updateUser: async ({ params: { id }, body }) => {
    const user = found(await context.store.users.get(id))
    await checkTeam(context, body.team ?? null)
    const stepsDown = user.role === 'admin' && body.role !== undefined && body.role !== 'admin'
    if (stepsDown && (await context.store.users.admins()) <= 1) throw new Refusal('user/last-admin')
    const values = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
    const changed = found(await context.store.users.update(id, values))
    await takeUpDefinitions(context, 'settings')
    return showUser(changed)
  },
  listTeams: async () => ({ rows: await context.store.teams.list() }),
  saveTeam: async ({ params: { id }, body }) => {
    const team = await context.store.teams.save({ id, name: body.name })
    context.stream.publish('settings', null)
    return team
  },
})

export const keyHandlers = (context: Context): Handlers<'listApiKeys' | 'createApiKey' | 'deleteApiKey'> => ({
  listApiKeys: async () => ({ rows: await context.store.keys.list() }),
  createApiKey: async ({ body: { name, kind, role } }) => {
    const { secret, hash, start } = context.auth.keys.make(kind)
    const key = {
      id: randomUUID(),
      name,
      kind,
      start,
      hash,
      role: kind === 'api' ? role : '',
      createdAt: context.clock.now(),
    }
    return { ...(await context.store.keys.create(key)), secret }
  },
  deleteApiKey: async ({ params }) => {
    if (!(await context.auth.keys.revoke(params.id))) throw new Refusal('request/not-found')
    return null
  },
})

export const showUser = ({ id, name, email, role, team }: Omit<UserRow, 'language'>) => ({
  id,
  name,
  email,
  role,
  team,
})

async function addressFree<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    if (error instanceof NameTakenError) throw new Refusal('user/exists')
    throw error
  }
}

async function checkTeam({ store }: Context, team: string | null): Promise<void> {
  if (team === null || (await store.teams.list()).some(({ id }) => id === team)) return
  throw new Refusal('request/not-found', { detail: 'There is no such team.' })
}

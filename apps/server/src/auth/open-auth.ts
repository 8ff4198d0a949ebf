import { randomUUID } from 'node:crypto'
import { roles } from '@etape/contract'
import type { Store } from '@etape/store'
import type { Clock } from '../clock.ts'
import type { Person } from '../http/caller.ts'
import type { Auth, SignedIn } from './auth.ts'
import { setUpBetterAuth, type Library } from './better-auth.ts'
import { openKeyRing } from './key-ring.ts'

export interface AuthSettings {
  store: Store
  clock: Clock
  secret: string
  publicUrl: string
}

/** Sessions, passwords, one-time links and keys over the store. */
export function openAuth({ store, clock, secret, publicUrl }: AuthSettings): Auth {
  const { library, takeLink } = setUpBetterAuth({ database: store.auth, secret, baseUrl: publicUrl })
  return {
    personOf: async (headers) => personFrom((await library.api.getSession({ headers }))?.user),
    signInWithPassword: (body, headers) => begin(() => library.api.signInEmail({ body, headers, returnHeaders: true })),
    signInWithLink: (token, headers) =>
      begin(() => library.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true })),
    signOut: async (headers) => {
      const answer = await library.api.signOut({ headers, returnHeaders: true })
      return answer.headers.getSetCookie()
    },
    createLink: async (email) => {
      const order = randomUUID()
      await library.api.signInMagicLink({ body: { email, metadata: { order } }, headers: new Headers() })
      return takeLink(order)
    },
    ...passwords(library),
    keys: openKeyRing(store, clock),
  }
}

function passwords(library: Library): Pick<Auth, 'hasPassword' | 'matchesPassword' | 'setPassword' | 'endSessions'> {
  const accountOf = async (userId: string) => {
    const { internalAdapter } = await library.$context
    const accounts = await internalAdapter.findAccounts(userId)
    return accounts.find(({ providerId }) => providerId === 'credential')
  }
  return {
    hasPassword: async (userId) => Boolean((await accountOf(userId))?.password),
    matchesPassword: async (userId, password) => {
      const hash = (await accountOf(userId))?.password
      return hash ? (await library.$context).password.verify({ hash, password }) : false
    },
    setPassword: async (userId, password, headers) => {
      const { internalAdapter, password: hashing } = await library.$context
      const hash = await hashing.hash(password)
      if (await accountOf(userId)) await internalAdapter.updatePassword(userId, hash)
      else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
      const here = (await library.api.getSession({ headers }))?.session.token
      const others = await internalAdapter.listSessions(userId)
      await internalAdapter.deleteSessions(others.map(({ token }) => token).filter((token) => token !== here))
    },
    endSessions: async (userId) => {
      const { internalAdapter } = await library.$context
      await internalAdapter.deleteUserSessions(userId)
    },
  }
}

/** Refusals of the library have a status below 500; anything else is a fault. */
async function begin(
  signIn: () => Promise<{ headers: Headers; response: { user: unknown } }>,
): Promise<SignedIn | null> {
  try {
    const { headers, response } = await signIn()
    const person = personFrom(response.user)
    return person && { person, cookies: headers.getSetCookie() }
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500

function personFrom(user: unknown): Person | null {
  if (typeof user !== 'object' || user === null) return null
  const { id, name, email, role, team, language } = user as Record<string, unknown>
  return {
    type: 'person',
    id: String(id),
    name: String(name),
    email: String(email),
    role: roles.find((known) => known === role) ?? 'viewer',
    team: typeof team === 'string' ? team : null,
    language: typeof language === 'string' ? language : null,
  }
}

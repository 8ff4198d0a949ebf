import { randomBytes, randomUUID } from 'node:crypto'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { betterAuth } from 'better-auth/minimal'
import type { Store } from '@etape/store'
import { magicLink } from 'better-auth/plugins/magic-link'

export interface Foundations {
  database: Store['auth']
  secret: string
  baseUrl: string
}

const daySeconds = 24 * 3600
const linkSeconds = 15 * 60

/**
 * The library, set up. Its own addresses are mounted nowhere: it is called as functions only. Roles, sign-up and keys are
 * ours; from it come sessions, password hashes and one-time links.
 */
export function setUpBetterAuth({ database, secret, baseUrl }: Foundations) {
  const links = new Map<string, string>()
  const library = betterAuth({
    appName: 'Etape',
    baseURL: baseUrl,
    basePath: '/not-mounted',
    secret,
    database: kyselyAdapter(database.kysely, { type: database.type }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: { expiresIn: 30 * daySeconds, updateAge: daySeconds },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false, defaultValue: 'viewer' },
        team: { type: 'string', required: false, input: false },
        language: { type: 'string', required: false, input: false },
      },
    },
    advanced: {
      cookiePrefix: 'etape',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => randomUUID() },
    },
    plugins: [
      magicLink({
        expiresIn: linkSeconds,
        disableSignUp: true,
        storeToken: 'hashed',
        generateToken: () => randomBytes(24).toString('base64url'),
        sendMagicLink: ({ token, metadata }) => void links.set(String(metadata?.['order']), token),
      }),
    ],
  })
  const takeLink = (order: string): string => {
    const token = links.get(order)
    links.delete(order)
    if (token === undefined) throw new Error('No sign-in link was made.')
    return token
  }
  return { library, takeLink }
}

export type Library = ReturnType<typeof setUpBetterAuth>['library']

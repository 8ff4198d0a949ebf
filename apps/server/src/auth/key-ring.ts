import { createHash, randomBytes } from 'node:crypto'
import { roles, type Role } from '@etape/contract'
import type { KeyRow, Store } from '@etape/store'
import type { Clock } from '../clock.ts'
import type { KeyHolder } from '../http/caller.ts'
import type { KeyRing } from './auth.ts'

const prefixes = { api: 'etp_', write: 'etw_' } as const
const shownLength = 10
const usedEveryMs = 60_000

/** The secret has 256 random bits, so a plain hash is as good as a slow one and answers thousands of calls a second. */
export function openKeyRing(store: Store, clock: Clock): KeyRing {
  const noteUse = async (key: KeyRow) => {
    if (key.lastUsedAt === null || clock.now() - key.lastUsedAt > usedEveryMs)
      await store.keys.used(key.id, clock.now())
  }
  return {
    holderOf: async (kind, secret) => {
      if (!secret.startsWith(prefixes[kind])) return null
      const key = await store.keys.byHash(hashOf(secret))
      if (!key || key.kind !== kind) return null
      await noteUse(key)
      return holder(key)
    },
    make: (kind) => {
      const secret = prefixes[kind] + randomBytes(32).toString('base64url')
      return { secret, hash: hashOf(secret), start: secret.slice(0, shownLength) }
    },
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

const holder = ({ id, name, kind, role }: KeyRow): KeyHolder => ({
  type: kind === 'api' ? 'api-key' : 'write-key',
  id,
  name,
  role: roleOf(role),
})

const roleOf = (text: string): Role => roles.find((role) => role === text) ?? 'viewer'

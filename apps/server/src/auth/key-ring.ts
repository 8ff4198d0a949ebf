import { hash, randomBytes } from 'node:crypto'
import type { EpochMs } from '@etape/conditions'
import { roles, type Role } from '@etape/contract'
import type { KeyRow, Store } from '@etape/store'
import type { Clock } from '../clock.ts'
import type { KeyHolder } from '../http/caller.ts'
import type { KeyRing } from './auth.ts'

const prefixes = { api: 'etp_', write: 'etw_' } as const
const shownLength = 10
const usedEveryMs = 60_000
// A key that another process revokes is refused here after that long; one that this process revokes at once.
const rememberedMs = 1000

interface Known {
  key: KeyRow
  until: EpochMs
}

/** The secret has 256 random bits, so a plain hash is as good as a slow one and answers thousands of calls a second. */
export function openKeyRing(store: Store, clock: Clock): KeyRing {
  // Keys that exist, by the hash of their secrets: guesses take no room.
  let known = new Map<string, Known>()
  const find = async (hashed: string): Promise<KeyRow | null> => {
    const remembered = known.get(hashed)
    if (remembered && clock.now() < remembered.until) return remembered.key
    const into = known
    const key = await store.keys.byHash(hashed)
    if (!key) return null
    await noteUse(key)
    into.set(hashed, { key, until: clock.now() + rememberedMs })
    return key
  }
  const noteUse = async (key: KeyRow) => {
    if (key.lastUsedAt === null || clock.now() - key.lastUsedAt > usedEveryMs)
      await store.keys.used(key.id, clock.now())
  }
  return {
    holderOf: async (kind, secret) => {
      if (!secret.startsWith(prefixes[kind])) return null
      const key = await find(hashOf(secret))
      return key?.kind === kind ? holder(key) : null
    },
    make: (kind) => {
      const secret = prefixes[kind] + randomBytes(32).toString('base64url')
      return { secret, hash: hashOf(secret), start: secret.slice(0, shownLength) }
    },
    revoke: async (id) => {
      const isGone = await store.keys.delete(id)
      // Who was being looked up meanwhile is remembered in the old map, which nobody asks any more.
      known = new Map()
      return isGone
    },
  }
}

const hashOf = (secret: string): string => hash('sha256', secret, 'hex')

const holder = ({ id, name, kind, role }: KeyRow): KeyHolder => ({
  type: kind === 'api' ? 'api-key' : 'write-key',
  id,
  name,
  role: roleOf(role),
})

const roleOf = (text: string): Role => roles.find((role) => role === text) ?? 'viewer'

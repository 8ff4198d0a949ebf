import type { Store } from '@etape/store'
import { openKeyRing } from '../apps/server/src/auth/key-ring.ts'
import { realClock } from '../apps/server/src/clock.ts'

export interface Keys {
  /** For tracking calls. */
  writeKey: string
  /** For everything else, as an administrator. */
  apiKey: string
}

export async function makeKeys(store: Store): Promise<Keys> {
  return { writeKey: await makeKey(store, 'write'), apiKey: await makeKey(store, 'api') }
}

async function makeKey(store: Store, kind: 'write' | 'api'): Promise<string> {
  const { secret, hash, start } = openKeyRing(store, realClock()).make(kind)
  const role = kind === 'api' ? 'admin' : ''
  await store.keys.create({
    id: `bench-${kind}`,
    name: `Bench ${kind}`,
    kind,
    role,
    start,
    hash,
    createdAt: Date.now(),
  })
  return secret
}

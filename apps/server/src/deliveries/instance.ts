import { createHash, randomBytes } from 'node:crypto'
import type { Store } from '@etape/store'

const name = 'instance'

/**
 * What tells this workspace from one that begins anew with the same numbers: else receivers that know repeats would take its
 * first messages for repeats of ours.
 */
export async function readInstance({ settings }: Pick<Store, 'settings'>): Promise<string> {
  const known = await settings.readValue(name)
  if (typeof known === 'string') return known
  const made = randomBytes(6).toString('hex')
  await settings.saveValue(name, made)
  return made
}

/** For a copy of a workspace: what both number alike from now on is not the same. */
export async function renewInstance(store: Pick<Store, 'settings'>): Promise<void> {
  await store.settings.saveValue(name, null)
  await readInstance(store)
}

/** What a message is known by to its receiver, over all tries. */
export const messageIdOf = (instance: string, key: string): string =>
  `msg_${createHash('sha256').update(`${instance} ${key}`).digest('hex').slice(0, 32)}`

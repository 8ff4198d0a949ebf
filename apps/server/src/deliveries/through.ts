import { limits } from '@etape/flow'

const name = 'etape-through'
const flowId = /^[a-z0-9-]{1,60}$/
// One more than a chain may have, so that one that is too long is known to be.
const most = limits.maxHops + 1

/** Says to the other side, which may be this very house, by which flows a call came about. */
export const throughHeader = (flows: readonly string[]): Record<string, string> =>
  flows.length === 0 ? {} : { [name]: flows.slice(-most).join(' ') }

/** By which flows a call came about, oldest first. Who makes some up only has their own call stopped sooner. */
export const readThrough = (headers: Headers): readonly string[] =>
  (headers.get(name) ?? '')
    .split(' ')
    .filter((id) => flowId.test(id))
    .slice(-most)

import { summariseFeeding, type CheckContext } from '@etape/flow'
import type { Context } from '../context.ts'
import { readAllowedHosts } from '../deliveries/private-address.ts'
import { readSendingSettings } from '../deliveries/sending-settings.ts'

/** What a drawing of this flow can refer to, and what it may start or call. */
export async function checkContextOf({ store, definitions }: Context, flow: string): Promise<CheckContext> {
  const { catalog, crm, world, stored } = definitions.current()
  const [teams, flows, sending] = await Promise.all([
    store.teams.list(),
    store.flows.list(),
    readSendingSettings(store),
  ])
  const allowed = readAllowedHosts(sending.allowedHosts)
  return {
    catalog,
    crm,
    segments: world.segments,
    users: stored.users,
    teams,
    flow,
    flows: flows.map(({ id }) => {
      const published = world.flows.get(id)
      return { id, feeding: published ? summariseFeeding(id, published.current.document, world.segments) : null }
    }),
    isAllowedHost: (host) => allowed.hasName(host) || isAllowedAddress(host, allowed),
  }
}

function isAllowedAddress(host: string, allowed: ReturnType<typeof readAllowedHosts>): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  return /^[\d.]+$|:/.test(address) && allowed.hasAddress(address)
}

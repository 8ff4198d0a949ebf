import { randomBytes } from 'node:crypto'
import type { EpochMs } from '@etape/conditions'
import { kindOf, type FlowDocument } from '@etape/flow'
import type { HookRow, Store } from '@etape/store'
import type { Clock } from '../clock.ts'
import { hashOf, sealerWith } from './seal.ts'

/** The address of a trigger, for those who may see it. */
export interface HookAddress {
  node: string
  /** `null` when another server made it: it works, and cannot be shown. */
  url: string | null
  createdAt: EpochMs
  lastUsedAt: EpochMs | null
}

export interface Hooks {
  /** Gives an address to each trigger of the flow that needs one and has none. */
  provide(flow: string, document: FlowDocument): Promise<void>
  addresses(flow: string): Promise<HookAddress[]>
  /** The old address stops working at once. */
  renew(flow: string, node: string): Promise<void>
  find(secret: string): Promise<HookRow | null>
}

const usedEveryMs = 60_000

export function openHooks(parts: { store: Store; clock: Clock; secret: string; publicUrl: string }): Hooks {
  const { store, clock, publicUrl } = parts
  const sealer = sealerWith(parts.secret, 'etape webhook addresses')
  const fresh = (flow: string, node: string) => {
    const secret = randomBytes(32).toString('base64url')
    return { flow, node, hash: hashOf(secret), sealed: sealer.seal(secret), createdAt: clock.now() }
  }
  const address = ({ node, sealed, createdAt, lastUsedAt }: HookRow): HookAddress => {
    const secret = sealer.open(sealed)
    return { node, url: secret === null ? null : `${publicUrl}/hooks/${secret}`, createdAt, lastUsedAt }
  }
  return {
    provide: (flow, document) => store.hooks.saveNew(calledNodes(document).map((node) => fresh(flow, node))),
    addresses: async (flow) => (await store.hooks.list(flow)).map(address),
    renew: (flow, node) => store.hooks.save(fresh(flow, node)),
    find: async (secret) => {
      const hook = await store.hooks.byHash(hashOf(secret))
      if (hook && (hook.lastUsedAt ?? 0) < clock.now() - usedEveryMs)
        await store.hooks.used(hook.flow, hook.node, clock.now())
      return hook
    },
  }
}

/** Triggers that start when their address is called. */
function calledNodes({ nodes }: FlowDocument): string[] {
  return nodes.flatMap(({ id, type, config }) => {
    const kind = kindOf(type)
    const read = kind?.config.safeParse(config)
    return read?.success && kind?.starts?.webhook?.(read.data) ? [id] : []
  })
}

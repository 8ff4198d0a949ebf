import type { ResponseOf } from '@etape/contract'
import type { ConfigOf } from '@etape/flow'
import type { HookRow, NewInput } from '@etape/store'
import type { Context } from '../context.ts'
import { readThrough } from '../deliveries/through.ts'
import { addressIn, keyOfCall, type Payload } from '../hooks/read-hook-call.ts'
import type { Handlers } from './handlers.ts'
import { found } from './record-id.ts'
import { Refusal } from './refusal.ts'

export const hookHandlers = (context: Context): Handlers<'listHooks' | 'renewHook' | 'receiveHook'> => ({
  listHooks: async ({ params }) => {
    const { id } = found(await context.store.flows.get(params.id))
    return showHooks(context, id)
  },
  renewHook: async ({ params }) => {
    const { id } = found(await context.store.flows.get(params.id))
    const known = await context.hooks.addresses(id)
    found(known.find(({ node }) => node === params.node))
    await context.hooks.renew(id, params.node)
    return showHooks(context, id)
  },
  receiveHook: async ({ params, body, headers }) => {
    const hook = found(await context.hooks.find(params.secret))
    const [received] = await context.runtime.receive([inputOf(context, hook, { payload: body, headers })])
    return { accepted: true, duplicate: received?.outcome === 'duplicate' }
  },
})

async function showHooks({ hooks }: Context, flow: string): Promise<ResponseOf<'listHooks'>> {
  return { rows: await hooks.addresses(flow) }
}

interface Call {
  payload: Payload
  headers: Headers
}

/** What a call means for the contact it names; a refusal that its sender can act on when it means nothing. */
function inputOf(context: Context, { flow, node }: HookRow, { payload, headers }: Call): NewInput {
  const { world, catalog } = context.definitions.current()
  const live = world.flows.get(flow)
  const trigger = live?.status === 'live' ? live.current.nodes.get(node) : undefined
  if (!trigger || trigger.type !== 'webhook') throw new Refusal('flow/wrong-status')
  const { email: path } = trigger.config as ConfigOf<'webhook'>
  const email = addressIn(payload, path, catalog)
  if (email === null) throw new Refusal('hook/no-contact', { detail: `There is no e-mail address at “${path}”.` })
  const now = context.clock.now()
  const cause = { by: 'event', name: trigger.name, eventId: null } as const
  const through = readThrough(headers)
  return {
    contact: { identity: { email }, create: 'api' },
    source: `hook:${flow}:${node}`,
    idempotencyKey: keyOfCall(headers, payload),
    at: now,
    receivedAt: now,
    hop: through.length,
    content: { type: 'webhook', flow, node, properties: payload, cause, through },
  }
}

import type { Call } from '../connectors/segment/read-call.ts'
import { receiveCalls } from '../connectors/segment/receive-calls.ts'
import type { Context } from '../context.ts'
import type { Handlers } from './handlers.ts'

type Single = 'identify' | 'track' | 'page' | 'group' | 'alias'

export function trackingHandlers(context: Context): Handlers<Single | 'batch'> {
  const take = async (calls: readonly Call[]) => {
    const { store, runtime, clock } = context
    await receiveCalls(calls, { store, runtime, catalog: context.definitions.current().catalog, now: clock.now() })
    return { success: true as const }
  }
  return {
    identify: ({ body }) => take([{ ...body, type: 'identify' }]),
    track: ({ body }) => take([{ ...body, type: 'track' }]),
    page: ({ body }) => take([{ ...body, type: 'page' }]),
    group: ({ body }) => take([{ ...body, type: 'group' }]),
    alias: ({ body }) => take([{ ...body, type: 'alias' }]),
    batch: ({ body }) => take(body.batch),
  }
}

import { setTimeout } from 'node:timers/promises'
import type { Context } from '../context.ts'
import { askingAt } from '../definitions.ts'

const patienceMs = 500

type Counting = Pick<Context, 'store' | 'clock' | 'definitions' | 'stream' | 'log'>

/**
 * Brings a segment's members in line with its condition, in the background. Small workspaces are done before the answer;
 * otherwise the segment is `counting` until then.
 */
export async function countMembers(context: Counting, id: string): Promise<void> {
  const counting = count(context, id).catch((error: unknown) => {
    context.log.error({ err: error, segment: id }, 'counting the members of a segment failed')
  })
  await Promise.race([counting, setTimeout(patienceMs, undefined, { ref: false })])
}

/** Goes on where the server was stopped in the middle of counting. */
export async function countUnfinished(context: Context): Promise<void> {
  for (const { id, state } of await context.store.segments.list()) {
    if (state === 'counting') await countMembers(context, id)
  }
}

async function count({ store, definitions, clock, stream }: Counting, id: string): Promise<void> {
  const defined = definitions.current()
  if (defined.world.segmentById.get(id)?.kind !== 'dynamic') return
  await store.segments.redefine(id, { catalog: defined.catalog, asking: askingAt(clock.now(), defined) })
  stream.publish('segment', id)
}

import { setTimeout } from 'node:timers/promises'
import type { Context } from '../context.ts'
import { askingAt } from '../definitions.ts'
import { reviewContacts } from '../review-contacts.ts'

const patienceMs = 500

type Counting = Pick<Context, 'store' | 'clock' | 'definitions' | 'stream' | 'log' | 'runtime'>

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

async function count(context: Counting, id: string): Promise<void> {
  const { store, definitions, clock, stream } = context
  const defined = definitions.current()
  const segment = defined.world.segmentById.get(id)
  if (segment?.kind !== 'dynamic') return
  await store.segments.redefine(id, { catalog: defined.catalog, asking: askingAt(clock.now(), defined) })
  stream.publish('segment', id)
  const cause = { by: 'segment-definition', segment: id, name: segment.name } as const
  if (segment.reads?.time) await reviewContacts(context, {}, cause)
}

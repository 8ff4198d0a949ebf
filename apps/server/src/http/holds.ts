import { phrase } from '@etape/conditions'
import type { RequestOf, ResponseOf } from '@etape/contract'
import type { HeldMessage, HoldRow, HoldRule } from '@etape/store'
import type { Context } from '../context.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { answerFor } from '../runtime/answer-run.ts'
import { authorOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { found, readId, showId } from './record-id.ts'
import { recipientNames, showRecipient } from './sending.ts'
import { showNamedOrNone } from './show-records.ts'
import { showPage } from './shown-page.ts'

export const holdHandlers = (
  context: Context,
): Handlers<'listHolds' | 'listHeldMessages' | 'releaseHeld' | 'cancelHeld'> => ({
  listHolds: async ({ query }) => {
    const rows = await context.store.holds.list({ now: context.clock.now(), flow: query.flow })
    return { rows: rows.map(showHold) }
  },
  listHeldMessages: async ({ params, query }) => {
    const { id } = found(await context.store.flows.get(params.id))
    const nameOf = await recipientNames(context)
    return showPage(context.store.holds.messages(id, query), (row) => ({
      ...showHeld(row),
      to: showRecipient(row.to, nameOf),
    }))
  },
  releaseHeld: async ({ params, body, caller }) => {
    const which = await whichHeld(context, params.id, body.ids)
    const queued = await context.store.holds.release(which, authorOf(caller, context))
    if (!which.ids) await takeUpDefinitions(context, 'flow', which.flow)
    tellOfHeld(context, which.flow)
    return { queued }
  },
  cancelHeld: async ({ params, body, caller }) => {
    const which = await whichHeld(context, params.id, body.ids)
    const cancelled = await cancelHeld(context, which, caller.name)
    tellOfHeld(context, which.flow)
    return { cancelled }
  },
})

type Which = Parameters<Context['store']['holds']['release']>[0]

async function whichHeld({ store }: Context, flow: string, ids: readonly string[] | undefined): Promise<Which> {
  const { id } = found(await store.flows.get(flow))
  return { flow: id, ids: ids?.map(readId) }
}

/** Whoever waits for the answer to a call that is taken back is told in the same transaction that it was not made. */
async function cancelHeld({ store, clock }: Context, which: Which, name: string): Promise<number> {
  const now = clock.now()
  const reason = phrase('{name} took it back before it was sent.', { name })
  return store.transaction(async ({ holds, inputs }) => {
    const taken = await holds.cancel(which, { reason, at: now })
    const outcome = { status: 'skipped', reason, detail: '' } as const
    const answers = taken.flatMap((delivery) =>
      answerFor(delivery, { attempt: { outcome: 'skipped', reason }, outcome, now }),
    )
    if (answers.length > 0) await inputs.receive(answers)
    return taken.length
  })
}

function tellOfHeld({ runtime, stream }: Context, flow: string): void {
  runtime.wake()
  stream.publish('delivery', null)
  stream.publish('flow', flow)
}

/** From when a hold of so many minutes ends. */
export function holdRule(given: RequestOf<'publishFlow'>['body']['hold'], now: number): HoldRule | undefined {
  if (given === undefined || given.type === 'contacts') return given
  return { type: 'until', until: now + given.minutes * 60_000 }
}

export const showHold = (row: HoldRow): ResponseOf<'listHolds'>['rows'][number] => ({ ...row, rule: { ...row.rule } })

const showHeld = ({ id, contact, run, ...message }: HeldMessage) => ({
  ...message,
  id: showId(id),
  contact: showNamedOrNone(contact),
  run: run === null ? null : showId(run),
})

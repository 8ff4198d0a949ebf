import { phrase } from '@etape/conditions'
import type { ResponseOf } from '@etape/contract'
import type { DeliveryDetail, DeliveryRow, NotificationRow } from '@etape/store'
import type { Context } from '../context.ts'
import { personOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal, shownPhrase } from './refusal.ts'
import { showNamedOrNone } from './show-records.ts'
import { showPage } from './shown-page.ts'

type ShownDelivery = ResponseOf<'listDeliveries'>['rows'][number]

type DeliveryRoutes = 'listDeliveries' | 'readDelivery' | 'retryDelivery' | 'settleDelivery' | 'retryDeliveries'

export const deliveryHandlers = (context: Context): Handlers<DeliveryRoutes> => ({
  listDeliveries: async ({ query: { contact, run, ...query } }) => {
    const nameOf = await recipientNames(context)
    const asked = {
      ...query,
      contact: contact === undefined ? undefined : readId(contact),
      run: run === undefined ? undefined : readId(run),
    }
    return showPage(context.store.deliveries.list(asked), (row) => showDelivery(row, nameOf))
  },
  readDelivery: async ({ params }) => {
    const nameOf = await recipientNames(context)
    const delivery: DeliveryDetail = found(await context.store.deliveries.get(readId(params.id)))
    const { subject, body, log } = delivery
    return { ...showDelivery(delivery, nameOf), subject, body, log }
  },
  retryDelivery: ({ params }) => lookAt(context, params.id, (id, at) => context.store.deliveries.retry(id, at)),
  settleDelivery: ({ params, body, caller }) => {
    const { name } = caller
    const as =
      body.as === 'arrived'
        ? ({ status: 'sent', reason: phrase('{name} said that it arrived.', { name }) } as const)
        : ({ status: 'skipped', reason: phrase('{name} said that it need not be sent.', { name }) } as const)
    return lookAt(context, params.id, (id, at) => context.store.deliveries.settle(id, as, at))
  },
  retryDeliveries: async ({ body }) => ({ queued: await retryAll(context, body) }),
})

async function lookAt(
  context: Context,
  given: string,
  act: (id: number, at: number) => Promise<boolean>,
): Promise<ShownDelivery> {
  const { store, clock, runtime, stream } = context
  const id = readId(given)
  found(await store.deliveries.get(id))
  if (!(await act(id, clock.now()))) throw new Refusal('delivery/not-failed')
  runtime.wake()
  stream.publish('delivery', given)
  return showDelivery(found(await store.deliveries.get(id)), await recipientNames(context))
}

/** Queues all of a state again, of one step or of all. */
export async function retryAll(
  { store, clock, runtime, stream }: Context,
  which: Parameters<Context['store']['deliveries']['retryAll']>[0],
): Promise<number> {
  const queued = await store.deliveries.retryAll(which, clock.now())
  runtime.wake()
  stream.publish('delivery', null)
  return queued
}

export const notificationHandlers = (context: Context): Handlers<'listNotifications' | 'markNotifications'> => ({
  listNotifications: async ({ query: { unread, ...paging }, caller }) => {
    const asked = { ...paging, unread: unread === undefined ? undefined : unread === 'true' }
    const list = context.store.notifications.list(personOf(caller).id, asked)
    const page = await showPage(list, showNotification)
    return { ...page, unread: (await list).unread }
  },
  markNotifications: async ({ body, caller }) => {
    const ids = body.ids?.map(readId)
    const unread = await context.store.notifications.markRead(personOf(caller).id, context.clock.now(), ids)
    context.stream.publish('notification', null)
    return { unread }
  },
})

export type NameOf = (type: string, id: string) => string | undefined

export const showDelivery = (row: DeliveryRow, nameOf: NameOf): ShownDelivery => ({
  id: showId(row.id),
  channel: row.channel,
  status: row.status,
  to: showRecipient(row.to, nameOf),
  title: row.title,
  contact: showNamedOrNone(row.contact),
  run: row.run === null ? null : showId(row.run),
  flow: row.flow,
  attempts: row.attempts,
  reason: row.reason && shownPhrase(row.reason),
  createdAt: row.createdAt,
  nextAttemptAt: row.nextAttemptAt,
  doneAt: row.doneAt,
})

/** Who a message goes to, people and teams by name. */
export const showRecipient = (to: string, nameOf: NameOf): string =>
  to.replace(/\b(user|team|owner):([^\s,]+)/g, (written, type: string, id: string) => nameOf(type, id) ?? written)

const showNotification = ({ id, contact, run, ...notification }: NotificationRow) => ({
  ...notification,
  id: showId(id),
  contact: showNamedOrNone(contact),
  run: run === null ? null : showId(run),
})

/** Messages to people are addressed by id; on the screen they have names. */
export async function recipientNames({ store }: Context): Promise<NameOf> {
  const [users, teams] = await Promise.all([store.users.list(), store.teams.list()])
  const people = new Map(users.map(({ id, name }) => [id, name]))
  const groups = new Map(teams.map(({ id, name }) => [id, name]))
  return (type, id) => (type === 'team' ? groups : people).get(id)
}

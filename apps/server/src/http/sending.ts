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

export const deliveryHandlers = (context: Context): Handlers<'listDeliveries' | 'readDelivery' | 'retryDelivery'> => ({
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
  retryDelivery: async ({ params }) => {
    const id = readId(params.id)
    found(await context.store.deliveries.get(id))
    if (!(await context.store.deliveries.retry(id, context.clock.now()))) throw new Refusal('delivery/not-failed')
    context.runtime.wake()
    context.stream.publish('delivery', params.id)
    const nameOf = await recipientNames(context)
    return showDelivery(found(await context.store.deliveries.get(id)), nameOf)
  },
})

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

type NameOf = (type: string, id: string) => string | undefined

const showDelivery = (row: DeliveryRow, nameOf: NameOf): ShownDelivery => ({
  id: showId(row.id),
  channel: row.channel,
  status: row.status,
  to: row.to.replace(
    /\b(user|team|owner):([^\s,]+)/g,
    (written, type: string, id: string) => nameOf(type, id) ?? written,
  ),
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

const showNotification = ({ id, contact, run, ...notification }: NotificationRow) => ({
  ...notification,
  id: showId(id),
  contact: showNamedOrNone(contact),
  run: run === null ? null : showId(run),
})

/** Messages to people are addressed by id; on the screen they have names. */
async function recipientNames({ store }: Context): Promise<NameOf> {
  const [users, teams] = await Promise.all([store.users.list(), store.teams.list()])
  const people = new Map(users.map(({ id, name }) => [id, name]))
  const groups = new Map(teams.map(({ id, name }) => [id, name]))
  return (type, id) => (type === 'team' ? groups : people).get(id)
}

import { phrase, type EpochMs } from '@etape/conditions'
import type { Message, NotificationTarget } from '@etape/flow'
import type { Store } from '@etape/store'
import type { Channel, Outgoing } from './attempt.ts'

type Notification = Extract<Message, { channel: 'notification' }>

/** Puts a notification into people's inboxes; where it is to go by e-mail too, each person's is a delivery of its own. */
export function notificationChannel(store: Store): Channel<Notification> {
  return async ({ id, key, message, contact, runId }, now) => {
    const users = await usersOf(message.to, store)
    if (users.length === 0) return { outcome: 'skipped', reason: phrase('There is nobody to notify.') }
    const { title, body } = message
    await store.notifications.add({ users, deliveryId: id, title, body, contactId: contact.id, runId, at: now })
    if (message.alsoByEmail)
      await store.deliveries.add(await emailsTo(users, store, { key, message, contact, runId, now }))
    return { outcome: 'sent', detail: users.join(', ') }
  }
}

type Copied = Pick<Outgoing<Notification>, 'key' | 'message' | 'contact' | 'runId'> & { now: EpochMs }

async function emailsTo(users: readonly string[], store: Store, { key, message, contact, runId, now }: Copied) {
  const known = (await store.users.list()).filter(({ id }) => users.includes(id))
  return known.map(({ id, email }) => ({
    id: store.ids.next('delivery'),
    key: `${key}:${id}`,
    contactId: contact.id,
    runId,
    stepId: null,
    flow: null,
    node: null,
    message: { channel: 'email' as const, to: email, subject: message.title, body: message.body },
    createdAt: now,
  }))
}

async function usersOf(target: NotificationTarget, store: Store): Promise<readonly string[]> {
  switch (target.type) {
    case 'users':
      return target.users
    case 'team':
      return store.teams.members(target.team)
    case 'owner':
      return target.owner ? [target.owner] : []
  }
}

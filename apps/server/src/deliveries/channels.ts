import type { EpochMs } from '@etape/conditions'
import type { DeliveryToSend, Store } from '@etape/store'
import type { Attempt } from './attempt.ts'
import { emailChannel, type MailSettings } from './email.ts'
import { notificationChannel } from './notification.ts'

/** Every way out of the house. */
export interface Channels {
  send(delivery: DeliveryToSend, now: EpochMs): Promise<Attempt>
  close(): void
}

export function openChannels(store: Store, mail: MailSettings): Channels {
  const email = emailChannel(mail)
  const notification = notificationChannel(store)
  return {
    send: async (delivery, now) => {
      const outgoing = { ...delivery, contact: await recipientOf(delivery.contactId, store) }
      const { message } = delivery
      switch (message.channel) {
        case 'email':
          return email.send({ ...outgoing, message }, now)
        case 'notification':
          return notification({ ...outgoing, message }, now)
      }
    },
    close: email.close,
  }
}

/** As the contact is at the moment of sending: whoever has unsubscribed since gets nothing. */
async function recipientOf(contactId: number, store: Store) {
  const contact = await store.contacts.get(contactId)
  const { email = null, subscribed = null } = contact?.fields ?? {}
  return {
    id: contactId,
    email: typeof email === 'string' ? email : null,
    subscribed: subscribed === null ? null : Boolean(subscribed),
  }
}

import type { EpochMs } from '@etape/conditions'
import type { DeliveryToSend, Store } from '@etape/store'
import type { Attempt, Recipient } from './attempt.ts'
import { emailChannel, type MailSettings } from './email.ts'
import { readInstance } from './instance.ts'
import { notificationChannel } from './notification.ts'
import { readSendingSettings, readSigningSettings } from './sending-settings.ts'
import { slackChannel } from './slack.ts'
import { hashAddress, suppress } from './suppress.ts'
import { webhookChannel } from './webhook.ts'

/** Every way out of the house. */
export interface Channels {
  send(delivery: DeliveryToSend, now: EpochMs): Promise<Attempt>
  close(): void
}

export function openChannels(store: Store, mail: Omit<MailSettings, 'instance'>): Channels {
  const instance = () => readInstance(store)
  const email = emailChannel({ ...mail, instance })
  const notification = notificationChannel(store)
  const slack = slackChannel(() => readSendingSettings(store))
  const webhook = webhookChannel({ read: () => readSigningSettings(store), instance })
  return {
    send: async (delivery, now) => {
      const isForContact = isWrittenToContact(delivery)
      const outgoing = { ...delivery, isForContact, contact: await recipientOf(delivery, store) }
      const { message } = delivery
      switch (message.channel) {
        case 'email': {
          const attempt = await email.send({ ...outgoing, message }, now)
          if (isForContact) await keepBounce(attempt, outgoing.contact.email, { store, now })
          return attempt
        }
        case 'notification':
          return notification({ ...outgoing, message }, now)
        case 'slack':
          return slack({ ...outgoing, message }, now)
        case 'webhook':
          return webhook({ ...outgoing, message }, now)
      }
    },
    close: email.close,
  }
}

/** Mail that a step wrote goes to the contact; mail to colleagues comes of a notification and has no step of its own. */
export const isWrittenToContact = ({ message, stepId }: Pick<DeliveryToSend, 'message' | 'stepId'>): boolean =>
  message.channel === 'email' && (message.to === null || stepId !== null)

/** As the contact is at the moment of sending: whoever has unsubscribed since gets nothing. */
async function recipientOf({ contactId, message }: DeliveryToSend, store: Store): Promise<Recipient> {
  const contact = await store.contacts.get(contactId)
  const { email, subscribed = null, language } = contact?.fields ?? {}
  const current = typeof email === 'string' ? email : null
  const address = (message.channel === 'email' ? message.to : null) ?? current
  return {
    id: contactId,
    email: address,
    subscribed: subscribed === null ? null : Boolean(subscribed),
    language: typeof language === 'string' ? language : null,
    suppressed: address === null ? null : ((await store.suppressions.find(hashAddress(address)))?.reason ?? null),
  }
}

interface Keeping {
  store: Store
  now: EpochMs
}

async function keepBounce(attempt: Attempt, address: string | null, { store, now }: Keeping): Promise<void> {
  if (attempt.outcome !== 'failed' || !attempt.isBounce || address === null) return
  await suppress(store, { address, reason: 'bounced', detail: attempt.detail, at: now })
}

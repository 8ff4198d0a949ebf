import { nextMoment, phrase, type BusinessCalendar, type EpochMs, type TimeWindow } from '@etape/conditions'
import type { DeliveryToSend, Postponed, Store } from '@etape/store'
import { isWrittenToContact } from './channels.ts'
import type { SendingSettings } from './sending-settings.ts'

export interface Paced {
  ready: DeliveryToSend[]
  postponed: Postponed[]
}

export interface Pacing {
  store: Pick<Store, 'deliveries' | 'contacts'>
  settings: SendingSettings
  /** Of the workspace, for contacts whose own is not known. */
  zone: string
  now: EpochMs
}

/** Parts what may leave now from what waits for the end of the night or for its turn. Waiting is no failure. */
export async function pace(deliveries: readonly DeliveryToSend[], pacing: Pacing): Promise<Paced> {
  const paced: Paced = { ready: [], postponed: [] }
  for (const delivery of deliveries) {
    const later = await reasonToWait(delivery, pacing)
    if (later) paced.postponed.push(later)
    else paced.ready.push(delivery)
  }
  return paced
}

async function reasonToWait(delivery: DeliveryToSend, pacing: Pacing): Promise<Postponed | null> {
  const { message } = delivery
  if (message.channel !== 'email') return null
  const contact = isWrittenToContact(delivery) ? await pacing.store.contacts.get(delivery.contactId) : null
  const { email, time_zone: zone } = contact?.fields ?? {}
  const later = contact && untilMorning(delivery, zone, pacing)
  return later ?? untilItsTurn(delivery, message.to ?? String(email ?? ''), pacing)
}

function untilMorning(delivery: DeliveryToSend, zone: unknown, { settings, now, ...pacing }: Pacing): Postponed | null {
  if (!settings.quietHours) return null
  const until = quietUntil(settings.quietHours, now, isZone(zone) ? zone : pacing.zone)
  if (until <= now) return null
  return { id: delivery.id, until, paced: delivery.paced, reason: phrase('It waits for the end of the quiet hours.') }
}

const noCalendar: BusinessCalendar = { hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }, holidays: [] }

/** When the quiet hours of a zone are over; `now` when they are not on. */
function quietUntil({ from, to }: TimeWindow, now: EpochMs, zone: string): EpochMs {
  if (from === to) return now
  return nextMoment({ within: { from: to, to: from } }, now, { zone, calendar: noCalendar }) ?? now
}

function isZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || zone === '') return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).format()
    return true
  } catch {
    return false
  }
}

/** Limits of speed, the narrow one first: a message asks each once for a moment of its own, and comes back then. */
async function untilItsTurn(
  { id, paced }: DeliveryToSend,
  address: string,
  { store, settings, now }: Pacing,
): Promise<Postponed | null> {
  const domain = address.split('@')[1]?.toLowerCase() ?? ''
  const limits = [
    { key: `email:${domain}`, perMinute: settings.mailsPerMinuteAndDomain },
    { key: 'email', perMinute: settings.mailsPerMinute },
  ]
  for (const [index, { key, perMinute }] of limits.entries()) {
    if (perMinute === null || index < paced) continue
    const until = await store.deliveries.takeSlot(key, Math.ceil(60_000 / perMinute), now)
    const reason = phrase('It waits for its turn: only so many leave in a minute.')
    if (until > now) return { id, until, paced: index + 1, reason }
  }
  return null
}

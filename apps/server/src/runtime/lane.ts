import { setTimeout } from 'node:timers/promises'
import type { Message } from '@etape/flow'
import type { DeliveryToSend } from '@etape/store'
import { pace } from '../deliveries/pace.ts'
import { readSendingSettings } from '../deliveries/sending-settings.ts'
import { lostOutcomeOf } from './outcome-of.ts'
import { sendOne, type SenderParts } from './send-one.ts'
import { wakeable } from './wakeable.ts'

// To look at a message, and to send it: longer than any channel's own time-outs together, so that a lease only runs out
// when the process died.
const leasesMs = { claimed: 60_000, begun: 900_000 } as const
const atOnce = 16
const gatherMs = 10
// A process that stops waits for what is on its way, and no longer than whoever stops it would.
const patienceMs = 10_000

/**
 * Sends the messages of one channel, after what it has to wait for at first. As soon as one is done the next one leaves, so
 * that a slow receiver holds up only itself.
 */
export function startLane(channel: Message['channel'], parts: SenderParts, first: Promise<void>) {
  const { store, clock, log, onSent } = parts
  const sleeper = wakeable(clock)
  const stopping = new AbortController()
  let isLooking = false
  let failure: string | null = null

  const fail = (error: unknown) => {
    failure = error instanceof Error ? error.message : String(error)
    log.error({ err: error, channel }, 'Sending failed and is tried again')
  }
  const onTheirWay = openWay(parts, { onArrived: sleeper.wake, onFailed: fail })
  const sendDue = async (): Promise<boolean> => {
    const claimed = await claimDue(channel, parts, atOnce - onTheirWay.count())
    for (const delivery of await beginThose(claimed, parts)) onTheirWay.send(delivery)
    if (claimed.length === 0) return false
    // Those that leave together are done with at about the same time, and then as many leave again.
    await setTimeout(gatherMs)
    return true
  }
  const sendAndWait = async () => {
    isLooking = true
    await settleLost(channel, parts, onTheirWay)
    while (!stopping.signal.aborted && (await sendDue()));
    const next = onTheirWay.count() === atOnce ? null : await store.deliveries.nextDueAt(channel)
    if (onTheirWay.count() === 0) failure = null
    isLooking = false
    onSent()
    await sleeper.until(next)
  }
  const run = async () => {
    await first
    while (!stopping.signal.aborted) {
      try {
        await sendAndWait()
      } catch (error) {
        isLooking = false
        fail(error)
        await sleeper.until(clock.now() + 1000)
      }
    }
    await Promise.race([onTheirWay.allArrived(), setTimeout(patienceMs, null, { ref: false })])
  }
  const running = run()

  return {
    wake: sleeper.wake,
    isBusy: () => isLooking || onTheirWay.count() > 0,
    failure: () => failure,
    stop: () => {
      stopping.abort()
      sleeper.wake()
      return running
    },
  }
}

interface Way {
  send(delivery: DeliveryToSend): void
  has(id: number): boolean
  count(): number
  allArrived(): Promise<unknown>
}

/** The messages that have left and whose outcome is not on record yet. */
function openWay(parts: SenderParts, told: { onArrived: () => void; onFailed: (error: unknown) => void }): Way {
  const sending = new Map<number, Promise<void>>()
  return {
    send: (delivery) => {
      const arriving = sendOne(delivery, parts)
        .catch(told.onFailed)
        .finally(() => {
          sending.delete(delivery.id)
          told.onArrived()
        })
      sending.set(delivery.id, arriving)
    },
    has: (id) => sending.has(id),
    count: () => sending.size,
    allArrived: () => Promise.all(sending.values()),
  }
}

async function claimDue(
  channel: Message['channel'],
  { store, clock }: SenderParts,
  limit: number,
): Promise<DeliveryToSend[]> {
  const now = clock.now()
  const next = limit === 0 ? null : await store.deliveries.nextDueAt(channel)
  if (next === null || next > now) return []
  return store.deliveries.claim({ channel, now, leaseMs: leasesMs.claimed, limit })
}

/** Of those claimed, the ones that may leave now; their attempts are on record. */
async function beginThose(claimed: readonly DeliveryToSend[], parts: SenderParts): Promise<DeliveryToSend[]> {
  if (claimed.length === 0) return []
  const { store, clock, definitions } = parts
  const settings = await readSendingSettings(store)
  const { zone } = await definitions.fresh()
  const now = clock.now()
  const { ready, postponed } = await pace(claimed, { store, settings, zone, now })
  await store.deliveries.postpone(postponed)
  const ids = ready.map(({ id }) => id)
  const begun = new Set(await store.deliveries.begin(ids, { at: now, leaseMs: leasesMs.begun }))
  return ready.filter(({ id }) => begun.has(id))
}

async function settleLost(
  channel: Message['channel'],
  { store, clock, random }: SenderParts,
  onTheirWay: Pick<Way, 'has'>,
): Promise<void> {
  const now = clock.now()
  for (const lost of await store.deliveries.lost(now)) {
    if (lost.message.channel !== channel || onTheirWay.has(lost.id)) continue
    await store.deliveries.finish(lost, lostOutcomeOf(lost, { now, draw: random() }), now)
  }
}

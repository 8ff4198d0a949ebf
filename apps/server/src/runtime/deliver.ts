import { phrase, type EpochMs } from '@etape/conditions'
import type { AttemptOutcome, DeliveryToSend } from '@etape/store'
import type { Foundation } from '../context.ts'
import type { Attempt } from '../deliveries/attempt.ts'
import { nextTryAfter } from '../deliveries/attempt.ts'
import type { Channels } from '../deliveries/channels.ts'
import { wakeable } from './wakeable.ts'

export interface SenderParts extends Foundation {
  channels: Channels
  onSent: () => void
}

// Longer than any channel's own time-outs together, so that a lease only runs out when the process died.
const leaseMs = 180_000
const atOnce = 16

/** Sends what is in the outbox: the attempt is on record before the message leaves, the outcome after. */
export function startSender({ store, clock, log, stream, channels, random, onSent }: SenderParts) {
  const sleeper = wakeable(clock)
  const stopping = new AbortController()
  let busy = false

  const sendOne = async (delivery: DeliveryToSend) => {
    const attempt = await channels.send(delivery, clock.now()).catch(failureOf)
    const now = clock.now()
    await store.deliveries.finish(delivery.id, outcomeOf(attempt, delivery, now, random()), now)
  }
  const sendDue = async (): Promise<boolean> => {
    const claimed = await store.deliveries.claim({ now: clock.now(), leaseMs, limit: atOnce })
    if (claimed.length === 0) return false
    await Promise.all(claimed.map(sendOne))
    stream.publish('delivery', null)
    onSent()
    return true
  }
  const settleLost = async () => {
    const now = clock.now()
    for (const { id } of await store.deliveries.lost(now))
      await store.deliveries.finish(
        id,
        { status: 'unknown', reason: lostReason, detail: 'The server stopped while sending.' },
        now,
      )
  }
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        busy = true
        await settleLost()
        while (!stopping.signal.aborted && (await sendDue()));
        const next = await store.deliveries.nextDueAt()
        busy = false
        onSent()
        await sleeper.until(next)
      } catch (error) {
        busy = false
        log.error({ err: error }, 'Sending failed and is tried again in a second')
        await sleeper.until(clock.now() + 1000)
      }
    }
  }
  const running = run()

  return {
    wake: sleeper.wake,
    isBusy: () => busy,
    stop: () => {
      stopping.abort()
      sleeper.wake()
      return running
    },
  }
}

const lostReason = phrase('The server stopped while it was being sent; it may have arrived.')
const failureOf = (error: unknown): Attempt => ({
  outcome: 'retry',
  detail: error instanceof Error ? error.message : String(error),
})

function outcomeOf(attempt: Attempt, { attempt: number }: DeliveryToSend, now: EpochMs, draw: number): AttemptOutcome {
  switch (attempt.outcome) {
    case 'sent':
      return { status: 'sent', reason: null, detail: attempt.detail }
    case 'kept':
    case 'skipped':
      return { status: attempt.outcome, reason: attempt.reason, detail: '' }
    case 'unknown':
      return {
        status: 'unknown',
        reason: phrase('The connection broke after the message was handed over.'),
        detail: attempt.detail,
      }
    case 'failed':
      return { status: 'needs-attention', reason: phrase('It was refused for good.'), detail: attempt.detail }
    case 'retry':
      return retryOf(attempt.detail, number, now, draw)
  }
}

function retryOf(detail: string, attempts: number, now: EpochMs, draw: number): AttemptOutcome {
  const waitMs = nextTryAfter(attempts, draw)
  if (waitMs === null) return { status: 'needs-attention', reason: phrase('It failed too many times.'), detail }
  return {
    status: 'retrying',
    nextAttemptAt: now + waitMs,
    reason: phrase('It failed and will be tried again.'),
    detail,
  }
}

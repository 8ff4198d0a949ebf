import { phrase, type EpochMs, type Phrase } from '@etape/conditions'
import type { Message } from '@etape/flow'
import type { AttemptOutcome, DeliveryToSend } from '@etape/store'
import type { Attempt } from '../deliveries/attempt.ts'
import { nextTryAfter } from '../deliveries/retries.ts'

export interface Trying {
  now: EpochMs
  /** In [0, 1). */
  draw: number
}

/** What one try means for the delivery: it is done with, tried again later, or somebody has to look at it. */
export function outcomeOf(attempt: Attempt, delivery: DeliveryToSend, trying: Trying): AttemptOutcome {
  switch (attempt.outcome) {
    case 'sent':
      return { status: 'sent', reason: null, detail: attempt.detail }
    case 'kept':
    case 'skipped':
      return { status: attempt.outcome, reason: attempt.reason, detail: '' }
    case 'unknown':
      return { status: 'unknown', reason: brokeReason, detail: attempt.detail }
    case 'failed':
      return lookedAt(attempt.reason ?? phrase('It was refused for good.'), attempt.detail)
    case 'retry':
      return retryOf(attempt, delivery, trying)
  }
}

const brokeReason = phrase('The connection broke after the message was handed over.')
const lookedAt = (reason: Phrase, detail: string): AttemptOutcome => ({ status: 'needs-attention', reason, detail })

function retryOf(
  { detail, afterMs = 0, mayHaveArrived = false }: Extract<Attempt, { outcome: 'retry' }>,
  { message, attempt }: DeliveryToSend,
  { now, draw }: Trying,
): AttemptOutcome {
  const waitMs = nextTryAfter(message.channel, attempt, draw)
  if (waitMs === null) return lookedAt(phrase('It failed too many times.'), detail)
  const reason = phrase('It failed and will be tried again.')
  return { status: 'retrying', nextAttemptAt: now + Math.max(waitMs, afterMs), reason, detail, mayHaveArrived }
}

// Their receivers know a repeat; others would have the message twice.
const knowRepeats: ReadonlySet<Message['channel']> = new Set(['webhook', 'notification'])

/** What it means that a process stopped while it was sending. */
export function lostOutcomeOf(delivery: DeliveryToSend, trying: Trying): AttemptOutcome {
  const detail = 'The server stopped while sending.'
  if (knowRepeats.has(delivery.message.channel))
    return outcomeOf({ outcome: 'retry', detail, mayHaveArrived: true }, delivery, trying)
  const reason = phrase('The server stopped while it was being sent; it may have arrived.')
  return { status: 'unknown', reason, detail }
}

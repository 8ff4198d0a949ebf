import type { EpochMs } from '@etape/conditions'
import type { AttemptOutcome, DeliveryToSend, NewInput } from '@etape/store'
import type { Attempt } from '../deliveries/attempt.ts'

const final: ReadonlySet<AttemptOutcome['status']> = new Set(['sent', 'kept', 'skipped', 'unknown', 'needs-attention'])

const noAnswer = { status: null, values: {} }

/** What a run that called a webhook is told: once, when it is clear how the call ended. */
export function answerFor(
  delivery: DeliveryToSend,
  { attempt, outcome, now }: { attempt: Attempt; outcome: AttemptOutcome; now: EpochMs },
): NewInput[] {
  const { message, runId, stepId, contactId, id } = delivery
  if (message.channel !== 'webhook' || runId === null || stepId === null || !final.has(outcome.status)) return []
  const { status, values } = ('answer' in attempt && attempt.answer) || noAnswer
  const cause = { by: 'system', reason: 'webhook answered' } as const
  const ok = outcome.status === 'sent'
  // What led the run to the call leads it on from the answer.
  const through = message.through?.slice(0, -1) ?? []
  return [
    {
      contact: { id: contactId },
      source: 'deliveries',
      idempotencyKey: `${id}:${delivery.attempt}`,
      at: now,
      receivedAt: now,
      hop: through.length,
      content: { type: 'answer', runId, stepId, ok, status, values, cause, through },
    },
  ]
}

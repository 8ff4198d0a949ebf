import type { DeliveryToSend } from '@etape/store'
import type { Foundation } from '../context.ts'
import type { Attempt } from '../deliveries/attempt.ts'
import type { Channels } from '../deliveries/channels.ts'
import { answerFor } from './answer-run.ts'
import { pauseIfBroken } from './breaker.ts'
import type { Ended } from './gather-outcomes.ts'
import { outcomeOf } from './outcome-of.ts'
import { tellOfPause } from './tell-of-pause.ts'

export interface SenderParts extends Foundation {
  channels: Channels
  keepOutcome: (ended: Ended) => Promise<void>
  onSent: () => void
  /** A run was told how its message ended. */
  onAnswered: () => void
}

/** Sends one message whose attempt is on record, and keeps its outcome together with what the run is told. */
export async function sendOne(delivery: DeliveryToSend, parts: SenderParts): Promise<void> {
  const { store, clock, channels, random, stream, keepOutcome, onAnswered } = parts
  const attempt = await channels.send(delivery, clock.now()).catch(failureOf)
  const now = clock.now()
  const outcome = outcomeOf(attempt, delivery, { now, draw: random() })
  const answers = answerFor(delivery, { attempt, outcome, now })
  await keepOutcome({ of: delivery, outcome, at: now, answers })
  stream.publish('delivery', null)
  if (answers.length > 0) onAnswered()
  if (!(await pauseIfBroken(delivery, outcome, { store, now }))) return
  await tellOfPause(delivery, parts)
  stream.publish('flow', delivery.flow)
}

const failureOf = (error: unknown): Attempt => ({
  outcome: 'retry',
  detail: error instanceof Error ? error.message : String(error),
})

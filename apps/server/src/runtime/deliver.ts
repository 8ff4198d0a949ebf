import type { Message } from '@etape/flow'
import type { Barrier } from './barrier.ts'
import { gatherOutcomes } from './gather-outcomes.ts'
import { startLane } from './lane.ts'
import { lostOutcomeOf } from './outcome-of.ts'
import type { SenderParts } from './send-one.ts'

const everyChannel = Object.keys({
  email: true,
  notification: true,
  webhook: true,
  slack: true,
} satisfies Record<Message['channel'], true>) as Message['channel'][]

/**
 * Sends what is in the outbox: the attempt is on record before the message leaves, the outcome after. Each channel has a lane
 * of its own, so that no mail waits for somebody's slow webhook. Nothing leaves before `first` is open.
 */
export function startSender({
  first,
  ...given
}: Omit<SenderParts, 'keepOutcome'> & { first: Pick<Barrier, 'passed'> }) {
  const parts = { ...given, keepOutcome: gatherOutcomes(given.store) }
  const stopping = new AbortController()
  const settled = first.passed(stopping.signal).then(() => settleLeftBehind(parts))
  // A notification can be sent by mail as well: those mails are made where it is sent.
  const onNotified = () => {
    mail.wake()
    parts.onSent()
  }
  const others = everyChannel.filter((channel) => channel !== 'email')
  const mail = startLane('email', parts, settled)
  const lanes = [mail, ...others.map((channel) => startLane(channel, { ...parts, onSent: onNotified }, settled))]
  return {
    wake: () => {
      for (const lane of lanes) lane.wake()
    },
    isBusy: () => lanes.some((lane) => lane.isBusy()),
    /** What stopped the last round of a lane as a whole; `null` when all went well. */
    failure: () => lanes.map((lane) => lane.failure()).find((failure) => failure !== null) ?? null,
    stop: async () => {
      stopping.abort()
      await Promise.all(lanes.map((lane) => lane.stop()))
    },
  }
}

async function settleLeftBehind({ store, clock, log, random }: SenderParts): Promise<void> {
  const now = clock.now()
  try {
    for (const left of await store.deliveries.leftBehind())
      await store.deliveries.finish(left, lostOutcomeOf(left, { now, draw: random() }), now)
  } catch (error) {
    log.error({ err: error }, 'What was left behind is settled when its lease runs out')
  }
}

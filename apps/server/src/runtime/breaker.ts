import type { EpochMs } from '@etape/conditions'
import type { AttemptOutcome, DeliveryToSend, Store } from '@etape/store'

/** When a step is paused: most contacts of the last hour failed there, and they were enough to tell. */
const breakerRule = { windowMs: 3_600_000, leastContacts: 10, failedShare: 0.5 } as const

const failures: ReadonlySet<AttemptOutcome['status']> = new Set(['retrying', 'unknown', 'needs-attention'])

/**
 * Pauses the step a message came from when it fails for one contact after the other. Other steps of the flow go on. What is
 * skipped as expected is no failure, and a contact counts once however often it is tried. Answers whether it paused it.
 */
export async function pauseIfBroken(
  { flow, node }: DeliveryToSend,
  { status, detail }: AttemptOutcome,
  { store, now }: { store: Store; now: EpochMs },
): Promise<boolean> {
  if (!failures.has(status) || flow === null || node === null) return false
  const step = { flow, node }
  const since = Math.max(now - breakerRule.windowMs, (await store.pausedSteps.resumedAt(step)) ?? 0)
  const { contacts, failed } = await store.deliveries.recentAt(step, since)
  if (contacts < breakerRule.leastContacts || failed < contacts * breakerRule.failedShare) return false
  return store.pausedSteps.pause({ ...step, pausedAt: now, contacts, failed, detail })
}

import { setTimeout } from 'node:timers/promises'
import type { Client } from '@etape/contract'

// Longer than a claimed letter is left alone after its sender died.
const servedWithinMs = 240_000

/** Waits until no run waits and no letter is on its way; whatever is left after a while is for the verdict to find. */
export async function untilServed(admin: Client): Promise<void> {
  const deadline = performance.now() + servedWithinMs
  while (performance.now() < deadline) {
    const [{ rows }, deliveries] = await Promise.all([
      admin.listRuns({ query: { status: 'waiting', limit: 1 } }),
      Promise.all(
        (['queued', 'sending', 'retrying'] as const).map((status) =>
          admin.listDeliveries({ query: { status, limit: 1 } }),
        ),
      ),
    ])
    if (rows.length === 0 && deliveries.every((page) => page.rows.length === 0)) return
    await setTimeout(200)
  }
}

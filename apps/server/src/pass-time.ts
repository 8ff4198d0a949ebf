import type { EpochMs } from '@etape/conditions'
import type { Store } from '@etape/store'
import type { VirtualClock } from './clock.ts'
import type { Runtime } from './context.ts'

export interface Passing {
  clock: VirtualClock
  store: Pick<Store, 'turns' | 'deliveries'>
  runtime: Pick<Runtime, 'idle'>
}

const settleMs = 600_000

/** Moves a virtual clock from one moment at which something is due to the next, and has it done at each. */
export async function passTime(passing: Passing, to: EpochMs): Promise<void> {
  await passing.runtime.idle(settleMs)
  await passMoments(passing, to)
  await passing.runtime.idle(settleMs)
}

/** The same between two moments at which all is settled anyway. */
export async function passMoments({ clock, store, runtime }: Passing, to: EpochMs): Promise<void> {
  for (let next = await nextAfter(clock, store); next !== null && next <= to; next = await nextAfter(clock, store)) {
    clock.moveTo(next)
    await runtime.idle(settleMs)
  }
  clock.moveTo(to)
}

/** The next moment ahead; what stays due though its moment has passed is left to whoever keeps it waiting. */
async function nextAfter(clock: VirtualClock, { turns, deliveries }: Passing['store']): Promise<EpochMs | null> {
  const moments = [clock.nextAt(), await turns.nextDueAt(), await deliveries.nextDueAt()]
  const ahead = moments.filter((moment) => moment !== null).filter((moment) => moment > clock.now())
  return ahead.length === 0 ? null : Math.min(...ahead)
}

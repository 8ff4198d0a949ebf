import { hostname } from 'node:os'
import type { EpochMs } from '@etape/conditions'
import { isVirtual } from '../clock.ts'
import type { Foundation } from '../context.ts'

const everyMs = 60_000
/** Who was not heard of for so long has stopped. */
export const silentMs = 3 * everyMs

/**
 * Says every minute that this process is there, so that the others, and people, see when it is not. Each time it looks for work
 * too: what a process that stopped has left is taken up by the others.
 */
export function startHeartbeat(
  { store, clock, log, config }: Pick<Foundation, 'store' | 'clock' | 'log' | 'config'>,
  lookForWork: () => void,
) {
  // The same after a restart: a process that comes back takes the place of the one that went down.
  const worker = { id: `${hostname()}:${config.port}`, host: hostname() }
  let callOff = () => {}
  let isStopped = false
  const beat = async (at: EpochMs) => {
    await store.workers
      .beat(worker, at)
      .catch((error: unknown) => log.warn({ err: error }, 'It could not be noted that this process is there'))
    lookForWork()
    // Time that is moved by hand would only be held up.
    if (!isStopped && !isVirtual(clock)) callOff = clock.callAt(at + everyMs, beatNow)
  }
  const beatNow = () => {
    beating = beat(clock.now())
  }
  let beating = beat(clock.now())
  return {
    id: worker.id,
    stop: async () => {
      isStopped = true
      callOff()
      await beating
      await store.workers.leave(worker.id)
    },
  }
}

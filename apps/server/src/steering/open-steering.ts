import { setImmediate } from 'node:timers/promises'
import type { Foundation, Runtime, SteeringRunner } from '../context.ts'

interface Parts extends Foundation {
  runtime: Pick<Runtime, 'wake'>
}

interface Resuming {
  /** Goes on with what a stop interrupted. */
  resume(): Promise<void>
  /** Ends between two batches. */
  stop(): Promise<void>
}

/** What people do by hand to many runs goes on by itself, batch by batch, also after a restart. */
export function openSteering({ store, stream, log, runtime }: Parts): SteeringRunner & Resuming {
  const stopping = new AbortController()
  let line: Promise<void> = Promise.resolve()

  const tellAll = async (id: number): Promise<void> => {
    for (let isMore = true; isMore && !stopping.signal.aborted;) {
      isMore = await store.steerings.goOn(id)
      runtime.wake()
      stream.publish('flow', null)
      // Requests come first.
      await setImmediate()
    }
  }
  const start = (id: number) => {
    line = line.then(() => tellAll(id)).catch((error: unknown) => log.error({ err: error }, 'steering cannot go on'))
  }
  return {
    start,
    resume: async () => {
      for (const id of await store.steerings.open()) start(id)
    },
    stop: async () => {
      stopping.abort()
      await line
    },
  }
}

import type { NewInput, Received } from '@etape/store'

type Receive = (inputs: readonly NewInput[]) => Promise<readonly Received[]>

/**
 * Hands on inputs before they are acknowledged, many requests at once: those that arrive while the event loop goes round
 * once, or while the ones before are being stored, share a commit (one commit a request is 7 times slower,
 * `docs/benchmarks.md` P3).
 */
export function gatherInputs(receiveTogether: Receive) {
  let waiting: {
    inputs: readonly NewInput[]
    resolve: (received: Received[]) => void
    reject: (error: unknown) => void
  }[] = []
  let flushing: Promise<void> | null = null

  const flush = async () => {
    while (waiting.length > 0) {
      const together = waiting
      waiting = []
      try {
        const received = await receiveTogether(together.flatMap(({ inputs }) => inputs))
        let from = 0
        for (const { inputs, resolve } of together) resolve(received.slice(from, (from += inputs.length)))
      } catch (error) {
        for (const { reject } of together) reject(error)
      }
    }
    flushing = null
  }

  return {
    receive: (inputs: readonly NewInput[]): Promise<Received[]> =>
      new Promise((resolve, reject) => {
        waiting.push({ inputs, resolve, reject })
        flushing ??= new Promise((go) => setImmediate(go)).then(flush)
      }),
    /** Resolves when what came in so far is stored. */
    drained: async () => flushing,
  }
}

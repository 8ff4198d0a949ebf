import type { NewInput, Received } from '@etape/store'

// More in one transaction gain nothing, and make those at its beginning wait for those at its end.
const atMost = 500

type Receive = (inputs: readonly NewInput[]) => Promise<readonly Received[]>

interface Waiting {
  inputs: readonly NewInput[]
  resolve: (received: Received[]) => void
  reject: (error: unknown) => void
}

/**
 * Hands on inputs before they are acknowledged, many requests at once: those that arrive while the event loop goes round
 * once, or while the ones before are being stored, share a commit (one commit a request is 7 times slower,
 * `docs/benchmarks.md` P3). What makes a whole lot gains nothing by waiting for the lot before: so many may be on their way at
 * once.
 */
export function gatherInputs(receiveTogether: Receive, atOnce = 1) {
  const waiting: Waiting[] = []
  let onTheirWay = 0
  let flushed: Promise<void> = Promise.resolve()

  /** Less than a whole lot waits for those that go besides `own`. */
  const isToGo = (own: number) => onTheirWay === own || isWhole(waiting)
  const flush = async () => {
    while (waiting.length > 0 && isToGo(1)) {
      const together = waiting.splice(0, fitting(waiting))
      try {
        const received = await receiveTogether(together.flatMap(({ inputs }) => inputs))
        let from = 0
        for (const { inputs, resolve } of together) resolve(received.slice(from, (from += inputs.length)))
      } catch (error) {
        for (const { reject } of together) reject(error)
      }
    }
    onTheirWay -= 1
  }
  const begin = () => {
    onTheirWay += 1
    const roundOfTheLoop = new Promise((go) => setImmediate(go))
    flushed = Promise.all([flushed, roundOfTheLoop.then(flush)]).then(() => {})
  }

  return {
    receive: (inputs: readonly NewInput[]): Promise<Received[]> =>
      new Promise((resolve, reject) => {
        waiting.push({ inputs, resolve, reject })
        if (onTheirWay < atOnce && isToGo(0)) begin()
      }),
    /** Resolves when what came in so far is stored. */
    drained: () => flushed,
  }
}

const isWhole = (waiting: readonly Waiting[]): boolean =>
  waiting.reduce((sum, { inputs }) => sum + inputs.length, 0) >= atMost

/** How many of those who wait go together: one at least, however much it brings. */
function fitting(waiting: readonly Waiting[]): number {
  let inputs = 0
  const over = waiting.findIndex((one) => (inputs += one.inputs.length) > atMost)
  return over < 0 ? waiting.length : Math.max(over, 1)
}

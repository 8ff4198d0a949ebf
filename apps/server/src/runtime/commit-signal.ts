/** Lets callers wait until a question about the store comes true; it is asked again after each commit. */
export function commitSignal() {
  let waiting: (() => void)[] = []
  const next = (timeoutMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs)
      waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })

  return {
    ring: () => {
      const rung = waiting
      waiting = []
      for (const resolve of rung) resolve()
    },
    /** `false` when it was not true within `timeoutMs`. */
    until: async (isTrue: () => Promise<boolean>, timeoutMs: number): Promise<boolean> => {
      const deadline = performance.now() + timeoutMs
      for (;;) {
        if (await isTrue()) return true
        const left = deadline - performance.now()
        if (left <= 0) return false
        // Asked again after half a second too: another process may have done the work.
        await next(Math.min(left, 500))
      }
    },
  }
}

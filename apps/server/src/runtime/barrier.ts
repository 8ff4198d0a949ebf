/** Something to wait at before the first piece of work. */
export interface Barrier {
  isOpen(): boolean
  open(): void
  /** Resolves when it is open, or when there is to be no work any more. */
  passed(stopping: AbortSignal): Promise<void>
}

export function barrier(): Barrier {
  const opening = new AbortController()
  return {
    isOpen: () => opening.signal.aborted,
    open: () => opening.abort(),
    passed: (stopping) => {
      const either = AbortSignal.any([opening.signal, stopping])
      if (either.aborted) return Promise.resolve()
      return new Promise((resolve) => either.addEventListener('abort', () => resolve(), { once: true }))
    },
  }
}

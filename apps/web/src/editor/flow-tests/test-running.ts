import type { ResponseOf } from '@etape/contract'
import type { Break, FlowDocument, FlowTest } from '@etape/flow'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** A rehearsal that was kept. */
export type KeptTest = ResponseOf<'listFlowTests'>['rows'][number]

export interface TestRunningState {
  /** What broke, by test; no entry before its first run. */
  breaks: ReadonlyMap<string, readonly Break[]>
  /** Some results are not of the drawing as it is now. */
  isBusy: boolean
}

export interface TestRunningPorts {
  run: (document: FlowDocument, test: FlowTest) => Promise<readonly Break[]>
}

/** Running a flow's tests on the drawing as it changes. */
export interface TestRunning {
  store: StoreApi<TestRunningState>
  /** The drawing or the tests are others: what is known is not of now. */
  expire: () => void
  /** Runs the tests one after the other; a later call makes this one void. */
  run: (document: FlowDocument, tests: readonly KeptTest[]) => Promise<void>
}

export function createTestRunning({ run }: TestRunningPorts): TestRunning {
  const store = createStore<TestRunningState>(() => ({ breaks: new Map(), isBusy: false }))
  let latest = 0
  const expire = () => {
    latest += 1
    if (!store.getState().isBusy) store.setState({ isBusy: true })
  }
  return {
    store,
    expire,
    run: async (document, tests) => {
      expire()
      const own = latest
      const breaks = new Map<string, readonly Break[]>()
      for (const test of tests) {
        const found = await run(document, test)
        if (own !== latest) return
        breaks.set(test.id, found)
      }
      store.setState({ breaks, isBusy: false })
    },
  }
}

/** Tests that fail, as far as they have been run. */
export const failedAmong = (tests: readonly KeptTest[], { breaks }: TestRunningState): readonly KeptTest[] =>
  tests.filter(({ id }) => (breaks.get(id)?.length ?? 0) > 0)

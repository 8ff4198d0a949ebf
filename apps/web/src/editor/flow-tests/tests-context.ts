import type { Surroundings } from '@etape/flow'
import { createContext, use, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { createStore, useStore } from 'zustand'
import { useRead } from '../../data/queries.ts'
import { useSurroundings } from '../rehearse/use-surroundings.ts'
import { useEditorState } from '../state/editor-context.ts'
import { createTestRunning, failedAmong, type KeptTest, type TestRunning } from './test-running.ts'

export interface FlowTests {
  flow: string
  /** `null` until they are read. */
  tests: readonly KeptTest[] | null
  error: Error | null
  retry: () => void
  running: TestRunning
  runAgain: () => void
}

export const FlowTestsContext = createContext<FlowTests | null>(null)

const settleMs = 350

/** The tests of the flow that is open, run again a moment after each change of the drawing. */
export function useNewFlowTests(flow: string): FlowTests {
  const { data, error, refetch } = useRead('listFlowTests', { params: { id: flow } })
  const tests = data?.rows ?? null
  const surroundings = useSurroundings()
  const running = useRunning(surroundings)
  const document = useDeferredValue(useEditorState((state) => state.document))
  const [runs, setRuns] = useState(0)
  useEffect(() => {
    if (!tests || !surroundings) return undefined
    running.expire()
    const timer = setTimeout(() => void running.run(document, tests), tests.length === 0 ? 0 : settleMs)
    return () => clearTimeout(timer)
  }, [running, document, tests, surroundings, runs])
  return useMemo(
    () => ({ flow, tests, error, retry: () => void refetch(), running, runAgain: () => setRuns((count) => count + 1) }),
    [flow, tests, error, refetch, running],
  )
}

function useRunning(surroundings: Surroundings | null): TestRunning {
  const [latest] = useState(() => createStore<{ surroundings: Surroundings | null }>(() => ({ surroundings: null })))
  useEffect(() => latest.setState({ surroundings }), [latest, surroundings])
  return useMemo(
    () =>
      createTestRunning({
        run: async (document, test) => {
          const { runFlowTest } = await import('../rehearse/engine.ts')
          const known = latest.getState().surroundings
          return known ? (await runFlowTest(document, test, known)).breaks : []
        },
      }),
    [latest],
  )
}

export function useFlowTests(): FlowTests {
  const tests = use(FlowTestsContext)
  if (!tests) throw new Error('This belongs to an open flow.')
  return tests
}

/** How the tests stand now. */
export function useTestResults() {
  const { tests, running } = useFlowTests()
  const state = useStore(running.store)
  return { ...state, tests, failed: failedAmong(tests ?? [], state) }
}

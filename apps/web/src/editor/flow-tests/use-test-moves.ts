import { useLingui } from '@lingui/react/macro'
import type { RequestOf } from '@etape/contract'
import { useQueryClient } from '@tanstack/react-query'
import { client } from '../../data/client.ts'
import { showProblem } from '../../data/problem-toast.tsx'
import { readAgain } from '../../data/topics.ts'
import { showUndo } from '../../ui/toasts.tsx'
import { useSurroundings } from '../rehearse/use-surroundings.ts'
import { useEditor } from '../state/editor-context.ts'
import type { KeptTest } from './test-running.ts'
import { useFlowTests } from './tests-context.ts'

type Values = RequestOf<'changeFlowTest'>['body']

/** What can be done with a test; each can be taken back. */
export function useTestMoves(test: KeptTest) {
  const { t } = useLingui()
  const editor = useEditor()
  const surroundings = useSurroundings()
  const { flow } = useFlowTests()
  const attempt = useAttempt()
  const { id, name, script, expects } = test
  const params = { id: flow, test: id }
  const change = (body: Values) => attempt(() => client.changeFlowTest({ params, body }))
  return {
    rename: (next: string) => void change({ name: next }),
    /** What it expects becomes what happens now. */
    expectNow: async () => {
      if (!surroundings) return
      const { expectNow, playScript } = await import('../rehearse/engine.ts')
      const rehearsal = await playScript(editor.store.getState().document, script, surroundings)
      const isDone = await change({ expects: [...expectNow(expects, rehearsal)] })
      if (isDone) showUndo(t`“${name}” expects what happens now.`, () => void change({ expects }))
    },
    remove: async () => {
      const isDone = await attempt(() => client.removeFlowTest({ params }))
      if (!isDone) return
      const again = () => client.keepFlowTest({ params: { id: flow }, body: { name, script, expects } })
      showUndo(t`“${name}” is deleted.`, () => void attempt(again))
    },
  }
}

/** Does it and reads the tests again, or says why it could not be done. */
function useAttempt(): (work: () => Promise<unknown>) => Promise<boolean> {
  const queries = useQueryClient()
  return async (work) => {
    try {
      await work()
      await readAgain(queries, ['flow'])
      return true
    } catch (error) {
      if (error instanceof Error) showProblem(error)
      return false
    }
  }
}

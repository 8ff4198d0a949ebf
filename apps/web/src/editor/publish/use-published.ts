import type { ResponseOf } from '@etape/contract'
import { compareFlows, readDraft, type FlowComparison, type FlowDocument } from '@etape/flow'
import { useDeferredValue, useMemo } from 'react'
import { useRead } from '../../data/queries.ts'
import { useEditorState } from '../state/editor-context.ts'

type Flow = ResponseOf<'readFlow'>

/** The drawing that takes contacts in now; `null` before the first publish. */
export function usePublished(flow: Flow): FlowDocument | null {
  const { data } = useRead(
    'readVersion',
    { params: { id: flow.id, number: flow.version ?? 0 } },
    { enabled: flow.version !== null },
  )
  return useMemo(() => {
    const reading = data && readDraft(data.document)
    return reading?.ok ? reading.value : null
  }, [data])
}

/** What the drawing on screen changes of the one that is live. */
export function useChanges(flow: Flow): FlowComparison | null {
  const published = usePublished(flow)
  const document = useDeferredValue(useEditorState((state) => state.document))
  return useMemo(() => published && compareFlows(published, document), [published, document])
}

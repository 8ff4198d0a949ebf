import { readDraft, type FlowNode } from '@etape/flow'
import { useMemo } from 'react'
import { useRead } from '../data/queries.ts'

const none: readonly FlowNode[] = []

/** The nodes of the version that takes contacts in; none while it is read, and of a flow never published. */
export function useLiveNodes(flowId: string, version: number | null): readonly FlowNode[] {
  const { data } = useRead(
    'readVersion',
    { params: { id: flowId, number: version ?? 0 } },
    { enabled: version !== null },
  )
  return useMemo(() => {
    const reading = data && readDraft(data.document)
    return reading?.ok ? reading.value.nodes : none
  }, [data])
}

import type { ConditionNames } from '@etape/conditions'
import { useMemo } from 'react'
import { useById, useFlows, useSegments } from '../data/definitions.ts'

/** What people call the segments and flows that conditions are about. */
export function useConditionNames(): ConditionNames {
  const segments = useById(useSegments())
  const flows = useById(useFlows())
  return useMemo(
    () => ({ segment: (id) => segments.get(id)?.name, flow: (id) => flows.get(id)?.name }),
    [segments, flows],
  )
}

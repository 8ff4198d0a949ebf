import type { ConditionNames } from '@etape/conditions'
import { useMemo } from 'react'
import { useFlows, useSegments } from '../data/definitions.ts'
import { itsName, useNames } from '../text/use-names.ts'

/** What people call the segments and flows that conditions are about. */
export function useConditionNames(): ConditionNames {
  const segment = useNames(useSegments(), itsName)
  const flow = useNames(useFlows(), itsName)
  return useMemo(() => ({ segment, flow }), [segment, flow])
}

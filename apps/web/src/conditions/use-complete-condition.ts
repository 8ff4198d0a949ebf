import { readCondition, type Condition } from '@etape/conditions'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { useFieldCatalog } from '../data/definitions.ts'

const debounceMs = 350

/** The condition once it is complete and one has stopped editing it; `null` before. */
export function useCompleteCondition(condition: Condition): Condition | null {
  const catalog = useFieldCatalog()
  const [settled] = useDebouncedValue(condition, debounceMs)
  return useMemo(() => {
    const reading = readCondition(settled, catalog)
    return reading.ok ? reading.value : null
  }, [settled, catalog])
}

import type { Category } from '@etape/flow'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'

/** What the groups of kinds are called. */
export function useCategoryWords(): Readonly<Record<Category, string>> {
  const { t } = useLingui()
  return useMemo(
    () => ({
      trigger: t`Triggers`,
      timing: t`Timing`,
      routing: t`Routing`,
      action: t`Actions`,
      end: t({ message: 'End', context: 'category' }),
    }),
    [t],
  )
}

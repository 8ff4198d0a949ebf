import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'

/** How a run ended, in words; an outcome people named is shown as they named it. */
export function useOutcomeWords(): (outcome: string) => string {
  const { t } = useLingui()
  return useCallback(
    (outcome) => {
      const known: Readonly<Record<string, string>> = {
        completed: t`Completed`,
        'goal-reached': t`Goal reached`,
        exited: t`Left by the exit condition`,
        expired: t`Lasted too long`,
        removed: t`Taken out`,
        'stopped-by-flow': t`Stopped by another flow`,
        'left-for-flow': t`Left for another flow`,
        'left-after-pause': t`Left after the pause`,
        archived: t`Flow archived`,
      }
      return known[outcome] ?? outcome
    },
    [t],
  )
}

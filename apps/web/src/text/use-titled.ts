import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'

/** Joins a title and what belongs to it as the reader's language does: *Days: 3*, *Jours : 3*. */
export function useTitled(): (title: string, words: string) => string {
  const { t } = useLingui()
  return useCallback((title, words) => t`${title}: ${words}`, [t])
}

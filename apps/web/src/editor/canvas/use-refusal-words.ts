import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { Refusal } from '../state/connecting.ts'

/** Why an edge cannot be drawn, in words. */
export function useRefusalWords(): Readonly<Record<Refusal, string>> {
  const { t } = useLingui()
  return useMemo(
    () => ({
      'to-itself': t`A step cannot lead to itself.`,
      'into-trigger': t`Nothing can lead into a trigger: a flow starts there.`,
      'no-outlet': t`This step no longer has that way out.`,
    }),
    [t],
  )
}

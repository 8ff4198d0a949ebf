import type { ResponseOf } from '@etape/contract'
import { useLingui } from '@lingui/react/macro'
import { useWrite } from '../data/queries.ts'
import { showDone } from '../ui/toasts.tsx'

export type Sending = ResponseOf<'readSending'>

/** Saves some of the settings, and says so. */
export function useSaveSending() {
  const { t } = useLingui()
  return useWrite('saveSending', { invalidates: ['settings'], onDone: () => showDone(t`Saved.`) })
}

import { useLingui } from '@lingui/react/macro'
import type { AriaLabelConfig } from '@xyflow/react'
import { useMemo } from 'react'

/** What the canvas says to those who listen, in the reader's language. */
export function useCanvasSpeech(): Partial<AriaLabelConfig> {
  const { t } = useLingui()
  return useMemo(
    () => ({
      'node.a11yDescription.default': t`Press Enter to select the step, Delete to remove it, Escape to let go.`,
      'node.a11yDescription.keyboardDisabled': t`Press Enter to select the step, then the arrow keys to move it, Delete to remove it, Escape to let go.`,
      'node.a11yDescription.ariaLiveMessage': () => t`Step moved.`,
      'edge.a11yDescription.default': t`A connection between two steps.`,
      'minimap.ariaLabel': t`Small map of the flow`,
      'handle.ariaLabel': t`Connection point`,
    }),
    [t],
  )
}

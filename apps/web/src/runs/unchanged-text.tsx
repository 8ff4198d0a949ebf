import { Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { FlowNode } from '@etape/flow'
import { fieldsWrittenBy } from '../editor/publish/written-fields.ts'

/** Whether a step of which there is nothing to tell was to write something: then all was so already. */
export const isUnchanged = (step: { state: string }, node: FlowNode | undefined): boolean =>
  step.state === 'left' && node !== undefined && fieldsWrittenBy(node).length > 0

/** Says of a step that wrote nothing why. */
export function UnchangedText() {
  return (
    <Text size="xs" c="dimmed">
      <Trans>It was so already: nothing changed.</Trans>
    </Text>
  )
}

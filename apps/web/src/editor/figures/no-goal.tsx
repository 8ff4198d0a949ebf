import { Anchor, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'

/** In place of figures about the goal, for a flow that has none. */
export function NoGoal({ onSet }: { onSet?: (() => void) | undefined }) {
  return (
    <Text size="sm" c="dimmed">
      {onSet ? (
        <Trans>
          This flow has no goal.{' '}
          <Anchor component="button" type="button" inherit underline="always" onClick={onSet}>
            Set one in the flow settings
          </Anchor>
        </Trans>
      ) : (
        <Trans>This flow has no goal. One is set in the flow settings.</Trans>
      )}
    </Text>
  )
}

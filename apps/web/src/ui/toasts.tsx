import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Trans } from '@lingui/react/macro'

const undoMs = 10_000
const doneMs = 4000

/** Says that something is done. */
export function showDone(message: string): void {
  notifications.show({ message, autoClose: doneMs, role: 'status' })
}

/** Says that something is done and offers, for ten seconds, to take it back. */
export function showUndo(message: string, undo: () => void): void {
  const id = `undo-${Date.now()}`
  const takeBack = () => {
    notifications.hide(id)
    undo()
  }
  notifications.show({
    id,
    autoClose: undoMs,
    role: 'status',
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text>{message}</Text>
        <Button size="compact-sm" variant="light" flex="none" onClick={takeBack}>
          <Trans>Undo</Trans>
        </Button>
      </Group>
    ),
  })
}

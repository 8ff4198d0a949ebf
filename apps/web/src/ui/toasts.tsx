import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Trans } from '@lingui/react/macro'

const undoMs = 10_000
const doneMs = 4000

/** Says that something is done. */
export function showDone(message: string): void {
  notifications.show({ message, autoClose: doneMs, role: 'status' })
}

/** As `showDone`, in the place of what was said last under the same id. */
export function showNotice(id: string, message: string): void {
  notifications.hide(id)
  notifications.show({ id, message, autoClose: doneMs, role: 'status' })
}

/** Says that something could not be done, and why. */
export function showFailed(message: string): void {
  notifications.show({ color: 'red', message, autoClose: 8000, role: 'alert' })
}

/** Says that something is done and offers, for ten seconds if nothing else is said, to take it back. */
export function showUndo(message: string, undo: () => void, forMs: number = undoMs): void {
  const id = `undo-${Date.now()}`
  const takeBack = () => {
    notifications.hide(id)
    undo()
  }
  notifications.show({
    id,
    autoClose: forMs,
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

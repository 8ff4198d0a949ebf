import { Button, Group, Modal, Stack } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

interface ConfirmProps {
  isOpen: boolean
  /** A question: *Archive Deals automation?* */
  title: string
  /** What it touches, with counts. */
  children: ReactNode
  /** The verb, with its count: *Archive and end 316 runs*. */
  action: string
  isDestructive?: boolean
  isBusy?: boolean
  isBlocked?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something that cannot be undone. What can be undone is done, with `showUndo`. */
export function Confirm(props: ConfirmProps) {
  const { isOpen, title, children, action, isDestructive, isBusy, isBlocked, onConfirm, onCancel } = props
  return (
    <Modal opened={isOpen} onClose={onCancel} title={title}>
      <Stack gap="md">
        <div>{children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            {...(isDestructive && { color: 'red' })}
            loading={isBusy ?? false}
            disabled={isBlocked ?? false}
            onClick={onConfirm}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

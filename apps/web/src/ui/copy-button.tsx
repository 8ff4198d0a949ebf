import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Trans } from '@lingui/react/macro'
import { IconCheck, IconCopy } from '@tabler/icons-react'

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const clipboard = useClipboard({ timeout: 1500 })
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon size={14} aria-hidden />}
      onClick={() => clipboard.copy(text)}
      aria-live="polite"
    >
      {clipboard.copied ? <Trans>Copied</Trans> : (label ?? <Trans>Copy</Trans>)}
    </Button>
  )
}

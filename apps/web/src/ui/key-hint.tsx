import { Kbd } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** A key or a chord as this machine's keyboard names it, in the reader's language: `mod+Shift+Z`. */
export function KeyHint({ keys }: { keys: string }) {
  const nameOf = useKeyNames()
  return (
    <Kbd size="xs" aria-hidden>
      {nameOf(keys)}
    </Kbd>
  )
}

/** Names keys and chords as they stand on the keyboard. */
export function useKeyNames(): (keys: string) => string {
  const { t } = useLingui()
  const names: Readonly<Record<string, string>> = {
    mod: isApple ? '⌘' : 'Ctrl',
    Shift: t({ message: 'Shift', context: 'key' }),
    Escape: t({ message: 'Esc', context: 'key' }),
    Delete: t({ message: 'Delete', context: 'key' }),
    Space: t({ message: 'Space', context: 'key' }),
    Enter: t({ message: 'Enter', context: 'key' }),
    Tab: t({ message: 'Tab', context: 'key' }),
  }
  return (keys) =>
    keys
      .split('+')
      .map((key) => names[key] ?? key)
      .join('+')
}

import { Kbd } from '@mantine/core'

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** A key or a chord as this machine's keyboard names it: `mod+Z`. */
export function KeyHint({ keys }: { keys: string }) {
  const shown = keys.replace('mod', isApple ? '⌘' : 'Ctrl')
  return (
    <Kbd size="xs" aria-hidden>
      {shown}
    </Kbd>
  )
}

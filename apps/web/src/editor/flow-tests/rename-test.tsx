import { TextInput } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'

interface RenameTestProps {
  name: string
  /** With the new name, or `null` when it stays. */
  onDone: (name: string | null) => void
}

/** The name as a field: Enter or leaving it keeps what was typed, Escape leaves it as it was. */
export function RenameTest({ name, onDone }: RenameTestProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(name)
  const finish = () => {
    const next = typed.trim()
    onDone(next === '' || next === name ? null : next)
  }
  return (
    <TextInput
      flex={1}
      size="xs"
      aria-label={t`Name of the test`}
      maxLength={200}
      autoFocus
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={finish}
      onKeyDown={({ key }) => {
        if (key === 'Enter') finish()
        if (key === 'Escape') onDone(null)
      }}
    />
  )
}

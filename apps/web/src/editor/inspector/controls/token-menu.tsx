import { Button, Popover } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconBraces } from '@tabler/icons-react'
import { useState } from 'react'
import { TokenSearch } from './token-search.tsx'

/** Opens what can be inserted into a personal text. */
export function TokenMenu({ onInsert }: { onInsert: (token: string) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const insert = (token: string) => {
    setIsOpen(false)
    onInsert(token)
  }
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width={272} trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconBraces size={13} />}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Trans>Insert a field</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>{isOpen && <TokenSearch onChoose={insert} />}</Popover.Dropdown>
    </Popover>
  )
}

import { ActionIcon, Tooltip } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconSearch } from '@tabler/icons-react'
import { openCommands } from '../commands/page-commands.ts'

/** Opens the search over everything, which Ctrl-K opens too. */
export function SearchButton() {
  const { t } = useLingui()
  const label = t`Search and commands`
  return (
    <Tooltip label={`${label} (Ctrl K)`}>
      <ActionIcon size={34} aria-label={label} aria-keyshortcuts="Control+K" onClick={openCommands}>
        <IconSearch size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}

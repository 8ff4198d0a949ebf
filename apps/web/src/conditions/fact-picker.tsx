import type { Condition } from '@etape/conditions'
import { Button, Combobox, ScrollArea, useCombobox } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useFieldCatalog } from '../data/definitions.ts'
import { newComparison } from './edit-condition.ts'
import { useFactGroups } from './use-fact-groups.ts'

const scrolledByKeys = { tabIndex: 0 }

/** Adds a line about something that is searched for and chosen. */
export function FactPicker({ onPick }: { onPick: (line: Condition) => void }) {
  const { t } = useLingui()
  const catalog = useFieldCatalog()
  const groups = useFactGroups()
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  // The options are elements the kit looks for: the first can only be chosen once it is drawn.
  const { selectFirstOption } = combobox
  useEffect(() => {
    if (search) selectFirstOption()
  }, [search, selectFirstOption])
  const wanted = search.trim().toLowerCase()
  const found = groups
    .map(({ group, items }) => ({ group, items: items.filter(({ label }) => label.toLowerCase().includes(wanted)) }))
    .filter(({ items }) => items.length > 0)
  const pick = (about: string) => {
    onPick(newComparison(about, catalog))
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} width={280} position="bottom-start" withinPortal onOptionSubmit={pick}>
      <Combobox.Target targetType="button">
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => combobox.toggleDropdown()}
        >
          <Trans>Add condition</Trans>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          placeholder={t`Search fields and events`}
          aria-label={t`Search fields and events`}
        />
        <ScrollArea.Autosize mah={280} type="scroll" viewportProps={scrolledByKeys}>
          <Combobox.Options aria-label={t`Search fields and events`}>
            {found.map(({ group, items }) => (
              <Combobox.Group key={group} label={group}>
                {items.map(({ value, label }) => (
                  <Combobox.Option key={value} value={value}>
                    {label}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {found.length === 0 && (
              <Combobox.Empty>
                <Trans>Nothing by that name</Trans>
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </ScrollArea.Autosize>
      </Combobox.Dropdown>
    </Combobox>
  )
}

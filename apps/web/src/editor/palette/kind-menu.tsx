import { Combobox, Popover, ScrollArea, useCombobox } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { nodeKinds, type NodeKind } from '@etape/flow'
import { useState, type RefCallback } from 'react'
import { useCardWords } from '../words/card-words.tsx'
import { KindIcon } from '../words/kind-icon.tsx'
import { useCategoryWords } from './category-words.ts'
import { findKinds } from './find-kinds.ts'
import css from './kind-menu.module.css'

const scrolledByKeys = { tabIndex: 0 }
const following = nodeKinds.filter((kind) => kind.category !== 'trigger')

interface KindMenuProps {
  /** Where in the window it opens; `null` while it is closed. */
  at: { x: number; y: number } | null
  /** Whether what is chosen follows nothing, so that it may be a trigger. */
  isBeginning: boolean
  onChoose: (type: string) => void
  onClose: () => void
}

/** The kinds that can follow an outlet, to search and choose from at the point where one asked for them. */
export function KindMenu({ at, isBeginning, onChoose, onClose }: KindMenuProps) {
  return (
    <Popover
      opened={at !== null}
      onChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      position="bottom-start"
      trapFocus
      // It hangs from a point, which is nothing that opens and closes.
      withRoles={false}
      withinPortal
      width={272}
    >
      <Popover.Target>
        <span className={css.point} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      </Popover.Target>
      <Popover.Dropdown className={css.menu ?? ''} p={6}>
        {at && <KindSearch among={isBeginning ? nodeKinds : following} inputRef={takeKeyboard} onChoose={onChoose} />}
      </Popover.Dropdown>
    </Popover>
  )
}

interface KindSearchProps {
  /** All that can follow a step, unless said otherwise. */
  among?: readonly NodeKind[]
  inputRef?: RefCallback<HTMLInputElement>
  onChoose: (type: string) => void
}

// At once: who opens it with a key goes on typing.
const takeKeyboard = (input: HTMLInputElement | null): void => input?.focus({ preventScroll: true })

/** A search over the kinds with arrow keys and Enter. */
export function KindSearch({ among = following, inputRef, onChoose }: KindSearchProps) {
  const { t } = useLingui()
  const words = useCardWords()
  const categoryWords = useCategoryWords()
  const [searched, setSearched] = useState('')
  const combobox = useCombobox({ opened: true })
  const groups = findKinds(
    searched,
    (kind) => `${words.say({ text: kind.title })} ${words.say({ text: kind.summary })}`,
    among,
  )
  return (
    <Combobox store={combobox} withinPortal={false} onOptionSubmit={onChoose}>
      <Combobox.EventsTarget withExpandedAttribute>
        <input
          ref={inputRef}
          className={css.search}
          // The menu opens because one asked for it: the next thing is to type or to go down the list.
          data-autofocus
          aria-label={t`Search for a step`}
          placeholder={among === following ? t`What comes next?` : t`Search for a step`}
          value={searched}
          onChange={({ currentTarget }) => {
            setSearched(currentTarget.value)
            combobox.selectFirstOption()
          }}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={320} type="hover" viewportProps={scrolledByKeys}>
        <Combobox.Options aria-label={t`Steps to add`}>
          {groups.map(({ category, kinds }) => (
            <Combobox.Group key={category} label={categoryWords[category]}>
              {kinds.map((kind) => (
                <Combobox.Option key={kind.type} value={kind.type} className={css.option ?? ''}>
                  <KindIcon icon={kind.icon} category={kind.category} />
                  {words.kind(kind)}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 && (
            <Combobox.Empty>
              <Trans>No step is called that.</Trans>
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </ScrollArea.Autosize>
    </Combobox>
  )
}

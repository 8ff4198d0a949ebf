import { Combobox, Modal, ScrollArea, useCombobox } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { KeyHint } from '../ui/key-hint.tsx'
import css from './command-dialog.module.css'
import type { Command } from './command.ts'
import { useCommands } from './use-commands.tsx'

const scrolledByKeys = { tabIndex: 0 }

/** As soon as it is there: the dialog does so a moment later, and what is typed until then would be lost. */
const focusAtOnce = (input: HTMLInputElement | null): void => input?.focus()

/** A search over everything one can go to or do, with arrow keys and Enter. */
export function CommandDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const [searched, setSearched] = useState('')
  const groups = useCommands(searched)
  const combobox = useCombobox({ opened: true })
  // The options are elements the kit looks for: the first can only be chosen once it is drawn.
  const { selectFirstOption } = combobox
  const count = groups.reduce((sum, { commands }) => sum + commands.length, 0)
  useEffect(() => {
    selectFirstOption()
  }, [searched, count, selectFirstOption])
  const choose = (id: string) => {
    const command = groups.flatMap(({ commands }) => commands).find((one) => one.id === id)
    onClose()
    command?.run()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="12vh"
      attributes={{ content: { 'aria-label': t`Search and commands` } }}
    >
      <Combobox store={combobox} withinPortal={false} onOptionSubmit={choose}>
        <Combobox.EventsTarget withExpandedAttribute>
          <input
            ref={focusAtOnce}
            className={css.search}
            data-autofocus
            aria-label={t`Search and commands`}
            placeholder={t`Go to a page, a flow, a contact, or do something…`}
            value={searched}
            onChange={({ currentTarget }) => setSearched(currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <ScrollArea.Autosize mah={420} type="hover" className={css.scroll ?? ''} viewportProps={scrolledByKeys}>
          <Combobox.Options aria-label={t`Search and commands`} className={css.options ?? ''}>
            {groups.map(({ title, commands }) => (
              <Combobox.Group key={title} label={title}>
                {commands.map((command) => (
                  <Combobox.Option key={command.id} value={command.id} className={css.option ?? ''}>
                    <CommandLine command={command} />
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
            {count === 0 && (
              <Combobox.Empty>
                <Trans>Nothing by that name</Trans>
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </ScrollArea.Autosize>
      </Combobox>
    </Modal>
  )
}

function CommandLine({ command: { icon, label, detail, keys } }: { command: Command }) {
  return (
    <>
      <span className={css.icon}>{icon}</span>
      <span className={css.label}>{label}</span>
      {detail !== undefined && <span className={css.detail}>{detail}</span>}
      {keys !== undefined && (
        <span className={css.keys}>
          <KeyHint keys={keys} />
        </span>
      )}
    </>
  )
}

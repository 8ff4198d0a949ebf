import { Group, Modal, Stack, Text } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { KeyHint, useKeyNames } from '../../ui/key-hint.tsx'
import { editorKeys, type Command } from './editor-keys.ts'
import css from './key-map-dialog.module.css'

/** All keys of the editor. */
export function KeyMapDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui()
  const words: Readonly<Record<Command, string>> = {
    search: t`Add a step: after the selected one, else at the pointer`,
    find: t`Find a step in the flow`,
    commands: t`Search and commands, anywhere in Etape`,
    note: t({ message: 'Add a note', context: 'canvas' }),
    group: t`Put what is selected into a group`,
    branch: t`Duplicate the step and what follows`,
    'fit-selection': t`Fit what is selected into view`,
    undo: t`Undo`,
    redo: t`Redo`,
    copy: t`Copy`,
    cut: t`Cut`,
    paste: t`Paste, also into another flow`,
    duplicate: t`Duplicate`,
    'select-all': t({ message: 'Select all', context: 'editor' }),
    remove: t`Delete what is selected`,
    'let-go': t`Let go of the selection`,
    tidy: t`Tidy up the flow, or what is selected`,
    fit: t`Fit the flow into view`,
    'key-map': t`This list`,
  }
  const onCanvas: readonly [keys: readonly string[], meaning: string][] = [
    [['Tab'], t`Go to the next step`],
    [['Space'], t`Select the step`],
    [['Enter'], t`Go to the settings of the step`],
    [['Escape'], t`Back from its settings to the step`],
    [['←', '↑', '→', '↓'], t`Move what is selected`],
    [['Shift'], t`Hold and drag over the ground to select several`],
  ]
  return (
    <Modal opened={isOpen} onClose={onClose} title={t`Keyboard shortcuts`}>
      <Stack gap={0}>
        {editorKeys.map(({ command, keys }) => (
          <Row key={command} keys={keys.slice(0, 1)} meaning={words[command]} />
        ))}
        {onCanvas.map(([keys, meaning]) => (
          <Row key={meaning} keys={keys} meaning={meaning} />
        ))}
      </Stack>
    </Modal>
  )
}

function Row({ keys, meaning }: { keys: readonly string[]; meaning: string }) {
  const nameOf = useKeyNames()
  return (
    <div className={css.row}>
      <Text size="sm">{meaning}</Text>
      <Group gap={4} wrap="nowrap">
        {keys.map((key) => (
          <KeyHint key={key} keys={key} />
        ))}
        <span className={css.spoken}>{keys.map(nameOf).join(' ')}</span>
      </Group>
    </div>
  )
}

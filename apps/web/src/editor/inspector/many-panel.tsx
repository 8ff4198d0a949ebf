import { ActionIcon, Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  type TablerIcon,
} from '@tabler/icons-react'
import { useAddRemark } from '../canvas/use-add-remark.ts'
import { useAlign } from '../canvas/use-align.ts'
import { useTidyUp } from '../canvas/use-tidy-up.ts'
import type { Alignment } from '../state/align.ts'
import { useEditor } from '../state/editor-context.ts'
import css from './inspector.module.css'

const alignmentIcons: readonly [Alignment, TablerIcon][] = [
  ['left', IconLayoutAlignLeft],
  ['centre', IconLayoutAlignCenter],
  ['right', IconLayoutAlignRight],
  ['top', IconLayoutAlignTop],
  ['middle', IconLayoutAlignMiddle],
  ['bottom', IconLayoutAlignBottom],
]

/** What can be done to several things at once. */
export function ManyPanel({ count }: { count: number }) {
  const { t } = useLingui()
  const editor = useEditor()
  const tidyUp = useTidyUp()
  const remark = useAddRemark()
  return (
    <Stack className={css.body} gap="md">
      <Title order={2}>
        <Plural value={count} one="# step selected" other="# steps selected" />
      </Title>
      <Text size="sm" c="dimmed">
        <Trans>Move them together, copy them, or remove them. Select one alone to change it.</Trans>
      </Text>
      <AlignButtons />
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={tidyUp}>
          <Trans>Tidy up</Trans>
        </Button>
        <Button variant="default" size="xs" onClick={remark.group} title={t`A frame with a title around them`}>
          <Trans context="verb">Group</Trans>
        </Button>
        <Button variant="default" size="xs" onClick={editor.duplicateSelected}>
          <Trans>Duplicate</Trans>
        </Button>
        <Button variant="default" size="xs" onClick={editor.removeSelected}>
          <Trans>Delete</Trans>
        </Button>
      </Group>
    </Stack>
  )
}

function AlignButtons() {
  const { t } = useLingui()
  const { align, spread } = useAlign()
  const words: Readonly<Record<Alignment, string>> = {
    left: t`Align left`,
    centre: t`Align to the centre`,
    right: t`Align right`,
    top: t`Align to the top`,
    middle: t`Align to the middle`,
    bottom: t`Align to the bottom`,
  }
  return (
    <Group gap={4} role="toolbar" aria-label={t`Align`}>
      {alignmentIcons.map(([alignment, Icon]) => (
        <AlignButton key={alignment} label={words[alignment]} icon={Icon} onClick={() => align(alignment)} />
      ))}
      <AlignButton label={t`Same gaps across`} icon={IconLayoutDistributeVertical} onClick={() => spread('across')} />
      <AlignButton label={t`Same gaps down`} icon={IconLayoutDistributeHorizontal} onClick={() => spread('down')} />
    </Group>
  )
}

function AlignButton({ label, icon: Icon, onClick }: { label: string; icon: TablerIcon; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={30} aria-label={label} onClick={onClick}>
        <Icon size={16} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}

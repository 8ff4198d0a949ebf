import { Button, Group, Stack, Text, Textarea, TextInput, Title, Tooltip, UnstyledButton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { noteColours, type NoteColour } from '@etape/flow'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { readRemarkKey } from '../state/remark-key.ts'
import css from './remark-panel.module.css'

/** A note or a group: what it says, and its colour. */
export function RemarkPanel({ remarkKey }: { remarkKey: string }) {
  const remark = readRemarkKey(remarkKey)
  const editor = useEditor()
  const note = useEditorState(({ document }) => document.notes.find(({ id }) => id === remark?.id))
  const group = useEditorState(({ document }) => document.groups.find(({ id }) => id === remark?.id))
  return (
    <Stack p="md" gap="md" onBlur={editor.seal}>
      {remark?.sort === 'note' && note && (
        <NoteFields
          text={note.text}
          colour={note.colour}
          onText={(text) => editor.changeNote(note.id, { text })}
          onColour={(colour) => editor.changeNote(note.id, { colour })}
        />
      )}
      {remark?.sort === 'group' && group && (
        <GroupFields
          text={group.title}
          colour={group.colour}
          onText={(title) => editor.changeGroup(group.id, { title })}
          onColour={(colour) => editor.changeGroup(group.id, { colour })}
        />
      )}
      <Group gap="xs">
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

interface RemarkFieldsProps {
  text: string
  colour: NoteColour
  onText: (text: string) => void
  onColour: (colour: NoteColour) => void
}

function NoteFields({ text, colour, onText, onColour }: RemarkFieldsProps) {
  const { t } = useLingui()
  return (
    <>
      <Title order={2}>
        <Trans>Note</Trans>
      </Title>
      <Textarea
        autosize
        minRows={4}
        label={t`Text of the note`}
        maxLength={2000}
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      <ColourChoice value={colour} onChange={onColour} />
    </>
  )
}

function GroupFields({ text, colour, onText, onColour }: RemarkFieldsProps) {
  const { t } = useLingui()
  return (
    <>
      <Title order={2}>
        <Trans context="noun">Group</Trans>
      </Title>
      <Text size="sm" c="dimmed">
        <Trans>What stands in it moves along. It changes nothing about what the flow does.</Trans>
      </Text>
      <TextInput
        label={t`Title of the group`}
        maxLength={200}
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
      <ColourChoice value={colour} onChange={onColour} />
    </>
  )
}

function ColourChoice({ value, onChange }: { value: NoteColour; onChange: (colour: NoteColour) => void }) {
  const { t } = useLingui()
  const names: Readonly<Record<NoteColour, string>> = {
    yellow: t`Yellow`,
    blue: t`Blue`,
    green: t`Green`,
    rose: t`Rose`,
    grey: t`Grey`,
  }
  return (
    <Group gap={6} role="radiogroup" aria-label={t`Colour`}>
      {noteColours.map((colour) => (
        <Tooltip key={colour} label={names[colour]}>
          <UnstyledButton
            role="radio"
            aria-checked={colour === value}
            aria-label={names[colour]}
            className={css.swatch}
            data-colour={colour}
            onClick={() => onChange(colour)}
          />
        </Tooltip>
      ))}
    </Group>
  )
}

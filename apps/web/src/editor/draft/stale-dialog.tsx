import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { compareFlows } from '@etape/flow'
import { useFormats } from '../../text/formats.ts'
import { ChangeList } from '../publish/change-list.tsx'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import type { StoredDraft } from '../state/draft-saver.ts'
import { useDraftSaver, useSaveState } from './draft-context.ts'

/** Somebody saved the draft in between: shows how theirs differs, and asks which to keep. */
export function StaleDialog() {
  const state = useSaveState()
  return state.type === 'stale' ? <Choice theirs={state.theirs} /> : null
}

function Choice({ theirs }: { theirs: StoredDraft }) {
  const { t } = useLingui()
  const formats = useFormats()
  const editor = useEditor()
  const saver = useDraftSaver()
  const mine = useEditorState(({ document }) => document)
  const takeTheirs = () => {
    editor.replace(theirs.document)
    saver.startFrom(theirs)
  }
  const [who, when] = [theirs.savedBy, formats.dateTime(theirs.savedAt)]
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      title={t`Two versions of this draft`}
    >
      <Stack gap="md">
        <Text>
          <Trans>
            {who} saved this flow on {when}, while you were drawing too. Nothing is lost yet: choose which draft goes
            on.
          </Trans>
        </Text>
        <div>
          <Text fw={600} mb={4}>
            <Trans>How yours differs from theirs</Trans>
          </Text>
          <ChangeList comparison={compareFlows(theirs.document, mine)} />
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={takeTheirs}>
            <Trans>Take theirs</Trans>
          </Button>
          <Button onClick={saver.keepMine}>
            <Trans>Keep mine</Trans>
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          <Trans>If you take theirs, yours stays one undo away for as long as this page is open.</Trans>
        </Text>
      </Stack>
    </Modal>
  )
}

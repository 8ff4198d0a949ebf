import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { compareFlows, mergeFlows, type FlowDocument, type MergeChoices, type Side } from '@etape/flow'
import { useMemo, useState } from 'react'
import { useFormats } from '../../text/formats.ts'
import { ChangeList, countChanges } from '../publish/change-list.tsx'
import { useEditorState } from '../state/editor-context.ts'
import type { StoredDraft } from '../state/draft-saver.ts'
import { ConflictList } from './conflict-list.tsx'
import { useSaveState } from './draft-context.ts'
import css from './merge-dialog.module.css'
import { takeInTheirs } from './take-in-theirs.ts'
import type { OpenDraft } from './use-draft.ts'

/** Both changed the same: shows what each made of it, and asks difference by difference. */
export function MergeDialog({ draft }: { draft: OpenDraft }) {
  const state = useSaveState()
  return state.type === 'stale' ? (
    <Choice key={state.theirs.revision} draft={draft} base={state.base} theirs={state.theirs} />
  ) : null
}

interface ChoiceProps {
  draft: OpenDraft
  base: FlowDocument
  theirs: StoredDraft
}

function Choice({ draft, base, theirs }: ChoiceProps) {
  const { t } = useLingui()
  const formats = useFormats()
  const mine = useEditorState(({ document }) => document)
  const [choices, setChoices] = useState<MergeChoices>({})
  const merged = useMemo(
    () => mergeFlows({ base, mine, theirs: theirs.document }, choices),
    [base, mine, theirs, choices],
  )
  const { conflicts } = merged
  if (conflicts.length === 0) return null
  const chooseAll = (side: Side) => setChoices(Object.fromEntries(conflicts.map(({ key }) => [key, side])))
  const takeTheirs = () => {
    draft.editor.replace(theirs.document)
    draft.saver.goOnFrom(theirs, theirs.document)
  }
  const [who, when] = [theirs.savedBy, formats.dateTime(theirs.savedAt)]
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size={760}
      title={t`You both changed the same`}
    >
      <Stack gap="md">
        <Text>
          <Trans>
            {who} saved this flow on {when}, while you were drawing too. Nothing is lost: what only one of you changed
            is kept. Choose where you differ.
          </Trans>
        </Text>
        <Group justify="space-between" gap="xs">
          <Text fw={600}>
            <Plural value={conflicts.length} one="# difference" other="# differences" />
          </Text>
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => chooseAll('mine')}>
              <Trans>Mine everywhere</Trans>
            </Button>
            <Button variant="default" size="xs" onClick={() => chooseAll('theirs')}>
              <Trans>Theirs everywhere</Trans>
            </Button>
          </Group>
        </Group>
        <ConflictList
          conflicts={conflicts}
          drawings={{ base, mine, theirs: theirs.document }}
          who={who}
          choices={choices}
          onChoose={(key, side) => setChoices((before) => ({ ...before, [key]: side }))}
        />
        <Changes title={t`What comes from ${who}`} before={mine} after={merged.document} />
        <Changes title={t`What comes from you`} before={theirs.document} after={merged.document} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={takeTheirs}>
            <Trans>Leave mine, take all of theirs</Trans>
          </Button>
          <Button onClick={() => takeInTheirs(draft, { base, theirs, choices })}>
            <Trans>Go on with this</Trans>
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          <Trans>If you leave yours, it stays one undo away for as long as this page is open.</Trans>
        </Text>
      </Stack>
    </Modal>
  )
}

interface ChangesProps {
  title: string
  before: FlowDocument
  after: FlowDocument
}

/** What is there that one of them did not have, to look at. */
function Changes({ title, before, after }: ChangesProps) {
  const comparison = useMemo(() => compareFlows(before, after), [before, after])
  if (countChanges(comparison) === 0) return null
  return (
    <details className={css.changes}>
      <summary>{title}</summary>
      <ChangeList comparison={comparison} />
    </details>
  )
}

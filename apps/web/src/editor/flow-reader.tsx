import { Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import css from './editor.module.css'
import { SaveStatus } from './draft/save-status.tsx'
import { Outline } from './outline/outline.tsx'
import { ProblemsPanel } from './problems/problems-panel.tsx'
import { FlowBadges } from './top-bar/flow-badges.tsx'
import { useEditorState } from './state/editor-context.ts'

/** The flow on a phone: its steps to read. Publishing and pausing work; drawing asks for more room. */
export function FlowReader({ flow, canEdit }: { flow: ResponseOf<'readFlow'>; canEdit: boolean }) {
  const document = useEditorState((state) => state.document)
  return (
    <main className={css.reader}>
      <div className={css.readerHead}>
        <FlowBadges flow={flow} />
        {canEdit && <SaveStatus />}
        <ProblemsPanel onChoose={() => {}} />
        <Text size="xs" c="dimmed">
          <Trans>To draw, open this flow on a larger screen.</Trans>
        </Text>
      </div>
      <Outline document={document} />
    </main>
  )
}

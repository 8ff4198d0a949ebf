import { SegmentedControl, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import css from './editor.module.css'
import { SaveStatus } from './draft/save-status.tsx'
import { Figures } from './figures/figures.tsx'
import { Outline } from './outline/outline.tsx'
import { ProblemsPanel } from './problems/problems-panel.tsx'
import type { EditorView } from './top-bar/editor-top-bar.tsx'
import { FlowBadges } from './top-bar/flow-badges.tsx'
import { useEditorState } from './state/editor-context.ts'

interface FlowReaderProps {
  flow: ResponseOf<'readFlow'>
  canEdit: boolean
  view: EditorView
  onView: (view: EditorView) => void
}

/** The flow on a phone: its steps to read, and its figures. Publishing and pausing work; drawing asks for more room. */
export function FlowReader({ flow, canEdit, view, onView }: FlowReaderProps) {
  const { t } = useLingui()
  const document = useEditorState((state) => state.document)
  const isFigures = view === 'figures'
  return (
    <main className={css.reader}>
      <div className={css.readerHead}>
        <FlowBadges flow={flow} />
        {canEdit && <SaveStatus />}
        <ProblemsPanel />
        <SegmentedControl
          fullWidth
          size="xs"
          w="100%"
          aria-label={t`Show as`}
          data={[
            { value: 'list', label: t`List` },
            { value: 'figures', label: t`Figures` },
          ]}
          value={isFigures ? 'figures' : 'list'}
          onChange={(next) => onView(next)}
        />
        {!isFigures && (
          <Text size="xs" c="dimmed">
            <Trans>To draw, open this flow on a larger screen.</Trans>
          </Text>
        )}
      </div>
      {isFigures ? <Figures flow={flow} /> : <Outline document={document} />}
    </main>
  )
}

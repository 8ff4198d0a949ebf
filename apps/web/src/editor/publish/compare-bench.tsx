import { Skeleton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { compareFlows, type FlowDocument } from '@etape/flow'
import { useMemo } from 'react'
import { StillCanvas } from '../canvas/still-canvas.tsx'
import css from '../editor.module.css'
import { SidePanel } from '../side-panel.tsx'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { ChangeList } from './change-list.tsx'
import { mergeVersions } from './merge-versions.ts'
import { usePublished } from './use-published.ts'

interface CompareBenchProps {
  flow: ResponseOf<'readFlow'>
  onClose: () => void
}

/** In place of the workbench: the draft and the live version on one canvas, and what differs as a list. */
export function CompareBench({ flow, onClose }: CompareBenchProps) {
  const { t } = useLingui()
  const published = usePublished(flow)
  const document = useEditorState((state) => state.document)
  return (
    <div className={css.bench}>
      <main className={css.drawing}>{published && <MergedDrawing before={published} after={document} />}</main>
      <SidePanel
        label={t`What differs`}
        title={<Trans>Draft compared with version {flow.version}</Trans>}
        closing={t`Back to drawing`}
        onClose={onClose}
      >
        <div className={css.sideBody}>
          {published ? <ChangeList comparison={compareFlows(published, document)} /> : <Skeleton height={120} />}
        </div>
      </SidePanel>
    </div>
  )
}

function MergedDrawing({ before, after }: { before: FlowDocument; after: FlowDocument }) {
  const editor = useEditor()
  const selection = useEditorState((state) => state.selection)
  const { document, marks } = useMemo(() => mergeVersions(before, after), [before, after])
  return <StillCanvas document={document} selection={selection} marks={marks} onSelect={editor.select} />
}

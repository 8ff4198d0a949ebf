import { ActionIcon, Skeleton, Title, Tooltip } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { compareFlows, type FlowDocument } from '@etape/flow'
import { IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { ZoomBar } from '../canvas/canvas-bar.tsx'
import { CanvasView } from '../canvas/canvas-view.tsx'
import css from '../editor.module.css'
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
      <aside className={css.side} aria-label={t`What differs`}>
        <header className={css.sideHead}>
          <Title order={2}>
            <Trans>Draft compared with version {flow.version}</Trans>
          </Title>
          <Tooltip label={t`Back to drawing`}>
            <ActionIcon aria-label={t`Back to drawing`} onClick={onClose}>
              <IconX size={17} />
            </ActionIcon>
          </Tooltip>
        </header>
        <div className={css.sideBody}>
          {published ? <ChangeList comparison={compareFlows(published, document)} /> : <Skeleton height={120} />}
        </div>
      </aside>
    </div>
  )
}

const none = () => {}
const refused = () => 'no-outlet' as const

function MergedDrawing({ before, after }: { before: FlowDocument; after: FlowDocument }) {
  const editor = useEditor()
  const selection = useEditorState((state) => state.selection)
  const { document, marks } = useMemo(() => mergeVersions(before, after), [before, after])
  return (
    <CanvasView
      document={document}
      selection={selection}
      marks={marks}
      isEditable={false}
      onSelect={editor.select}
      onMove={none}
      onNudge={none}
      onConnect={none}
      onRefused={none}
      onOfferNext={none}
      refusalOf={refused}
    >
      <ZoomBar />
    </CanvasView>
  )
}

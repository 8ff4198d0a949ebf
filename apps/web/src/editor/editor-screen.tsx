import { useMediaQuery } from '@mantine/hooks'
import type { ResponseOf } from '@etape/contract'
import { useMemo, useState } from 'react'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { CanvasProvider } from './canvas/canvas-provider.tsx'
import { DraftContext } from './draft/draft-context.ts'
import { LeaveGuard } from './draft/leave-guard.tsx'
import { StaleDialog } from './draft/stale-dialog.tsx'
import { useDraft } from './draft/use-draft.ts'
import { useOthersDrafts } from './draft/use-others-drafts.ts'
import { Workbench } from './workbench.tsx'
import { FlowReader } from './flow-reader.tsx'
import { NumbersContext } from './live/numbers-context.ts'
import { ProblemsContext } from './problems/problems-context.ts'
import { useCheck } from './problems/use-check.ts'
import { PublishDialog } from './publish/publish-dialog.tsx'
import type { StoredDraft } from './state/draft-saver.ts'
import { EditorContext, useEditorState } from './state/editor-context.ts'
import { EditorTopBar, type EditorView } from './top-bar/editor-top-bar.tsx'
import { FlowWordsProvider } from './words/flow-words.tsx'

type Flow = ResponseOf<'readFlow'>

const phone = '(max-width: 48em)'

interface EditorScreenProps {
  flow: Flow
  /** The draft as the server has it now; the one it began with is where drawing starts. */
  stored: StoredDraft
}

/** An open flow, with what belongs to it for as long as it is open. */
export function EditorScreen({ flow, stored }: EditorScreenProps) {
  const { editor, saver } = useDraft(flow.id, stored)
  useOthersDrafts({ editor, saver }, stored)
  return (
    <EditorContext value={editor}>
      <DraftContext value={saver}>
        <CanvasProvider>
          <OpenFlow flow={flow} />
        </CanvasProvider>
        <LeaveGuard />
      </DraftContext>
    </EditorContext>
  )
}

function OpenFlow({ flow }: { flow: Flow }) {
  const document = useEditorState((state) => state.document)
  const problems = useCheck(document)
  const isLive = flow.version !== null
  const numbers = useRead('readFlowStats', { params: { id: flow.id }, query: {} }, { enabled: isLive }).data
  return (
    <FlowWordsProvider nodes={document.nodes}>
      <ProblemsContext value={problems}>
        <NumbersContext value={(isLive && numbers) || null}>
          <FlowScreen flow={flow} />
          <StaleDialog />
        </NumbersContext>
      </ProblemsContext>
    </FlowWordsProvider>
  )
}

function FlowScreen({ flow }: { flow: Flow }) {
  const mayDraw = useMay('marketer')
  const isPhone = useMediaQuery(phone, undefined, { getInitialValueInEffect: false }) ?? false
  const canEdit = mayDraw && flow.status !== 'archived'
  const [view, setView] = useState<EditorView>('canvas')
  const [isPublishing, setIsPublishing] = useState(false)
  const body = useMemo(
    () =>
      isPhone ? (
        <FlowReader flow={flow} canEdit={canEdit} />
      ) : (
        <Workbench flowId={flow.id} canEdit={canEdit} view={view} />
      ),
    [isPhone, flow, canEdit, view],
  )
  return (
    <>
      <EditorTopBar
        flow={flow}
        canEdit={canEdit}
        view={view}
        onView={setView}
        onPublish={() => setIsPublishing(true)}
      />
      {body}
      {isPublishing && <PublishDialog flow={flow} onClose={() => setIsPublishing(false)} />}
    </>
  )
}

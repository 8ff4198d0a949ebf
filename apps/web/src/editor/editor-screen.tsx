import { useMediaQuery } from '@mantine/hooks'
import type { ResponseOf } from '@etape/contract'
import type { Script } from '@etape/flow'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useMay } from '../data/session.ts'
import { useAddressParam } from '../ui/use-address-param.ts'
import { BehindDrawer } from './behind/behind-drawer.tsx'
import { BehindProvider } from './behind/behind-provider.tsx'
import { CanvasProvider } from './canvas/canvas-provider.tsx'
import { DraftContext } from './draft/draft-context.ts'
import { LeaveGuard } from './draft/leave-guard.tsx'
import { MergeDialog } from './draft/merge-dialog.tsx'
import { useDraft, type OpenDraft } from './draft/use-draft.ts'
import { useOthersDrafts } from './draft/use-others-drafts.ts'
import { FlowTestsContext, useNewFlowTests } from './flow-tests/tests-context.ts'
import { useRememberKinds } from './palette/use-remember-kinds.ts'
import { Workbench } from './workbench.tsx'
import { FlowReader } from './flow-reader.tsx'
import { LiveNumbersContext, useNewLiveNumbers } from './live/numbers-context.ts'
import { PresenceContext, useNewPresence } from './presence/use-presence.ts'
import { ProblemsContext } from './problems/problems-context.ts'
import { useCheck } from './problems/use-check.ts'
import { PublishDialog } from './publish/publish-dialog.tsx'
import { TestsPanel } from './flow-tests/tests-panel.tsx'
import type { StoredDraft } from './state/draft-saver.ts'
import { EditorContext, useEditor, useEditorState } from './state/editor-context.ts'
import { EditorTopBar, type Bench, type EditorView } from './top-bar/editor-top-bar.tsx'
import { FlowWordsProvider } from './words/flow-words.tsx'

type Flow = ResponseOf<'readFlow'>

// What rehearsing needs comes when one first rehearses.
const RehearsalBench = lazy(async () => ({
  default: (await import('./rehearse/rehearsal-bench.tsx')).RehearsalBench,
}))

// As with a rehearsal, comparing is done now and then.
const CompareBench = lazy(async () => ({ default: (await import('./publish/compare-bench.tsx')).CompareBench }))

const phone = '(max-width: 48em)'

interface EditorScreenProps {
  flow: Flow
  /** The draft as the server has it now; the one it began with is where drawing starts. */
  stored: StoredDraft
}

/** An open flow, with what belongs to it for as long as it is open. */
export function EditorScreen({ flow, stored }: EditorScreenProps) {
  const draft = useDraft(flow.id, stored)
  const { editor, saver } = draft
  useOthersDrafts(draft, stored)
  useRememberKinds(editor)
  return (
    <EditorContext value={editor}>
      <DraftContext value={saver}>
        <CanvasProvider>
          <OpenFlow flow={flow} draft={draft} />
        </CanvasProvider>
        <LeaveGuard />
      </DraftContext>
    </EditorContext>
  )
}

function OpenFlow({ flow, draft }: { flow: Flow; draft: OpenDraft }) {
  const document = useEditorState((state) => state.document)
  const problems = useCheck(document, flow.id)
  const numbers = useNewLiveNumbers(flow)
  const tests = useNewFlowTests(flow.id)
  const others = useNewPresence(flow.id)
  return (
    <FlowWordsProvider nodes={document.nodes}>
      <ProblemsContext value={problems}>
        <LiveNumbersContext value={numbers}>
          <PresenceContext value={others}>
            <FlowTestsContext value={tests}>
              <BehindProvider>
                <FlowScreen flow={flow} />
              </BehindProvider>
              <BehindDrawer flow={flow} />
              <MergeDialog draft={draft} />
            </FlowTestsContext>
          </PresenceContext>
        </LiveNumbersContext>
      </ProblemsContext>
    </FlowWordsProvider>
  )
}

function FlowScreen({ flow }: { flow: Flow }) {
  const editor = useEditor()
  const mayDraw = useMay('marketer')
  const isPhone = useMediaQuery(phone, undefined, { getInitialValueInEffect: false }) ?? false
  const canEdit = mayDraw && flow.status !== 'archived'
  const [view, setView] = useView()
  const [isPublishing, setIsPublishing] = useState(false)
  const [bench, setBench] = useState<Bench>('draw')
  const [opened, setOpened] = useState<Script | null>(null)
  const isTesting = bench === 'tests'
  const draw = useCallback(() => setBench('draw'), [])
  const rehearse = useCallback((script: Script | null) => {
    setOpened(script)
    setBench('rehearse')
  }, [])
  const body = useMemo(() => {
    if (isPhone) return <FlowReader flow={flow} canEdit={canEdit} view={view} onView={setView} />
    const tests = isTesting && <TestsPanel canEdit={canEdit} onClose={draw} onRehearse={rehearse} />
    return <Workbench flow={flow} canEdit={canEdit} view={view} tests={tests || null} />
  }, [isPhone, flow, canEdit, view, setView, isTesting, draw, rehearse])
  const show = (next: EditorView) => {
    // Rehearsing and comparing have a canvas of their own, and figures no room for tests.
    if (!isTesting || next === 'figures') setBench('draw')
    setView(next)
  }
  const publish = () => {
    editor.takeStock()
    setIsPublishing(true)
  }
  const goTo = (next: Bench) => {
    if (next === 'rehearse') return rehearse(null)
    // Tests stand beside the drawing.
    if (next === 'tests' && view === 'figures') setView('canvas')
    setBench(next)
  }
  return (
    <>
      <EditorTopBar
        flow={flow}
        canEdit={canEdit}
        view={view}
        onView={show}
        bench={bench}
        onBench={goTo}
        onPublish={publish}
      />
      {(bench === 'draw' || isTesting) && body}
      <Suspense>
        {bench === 'rehearse' && <RehearsalBench opened={opened} canKeep={canEdit} onClose={draw} />}
        {bench === 'compare' && <CompareBench flow={flow} onClose={draw} />}
      </Suspense>
      {isPublishing && <PublishDialog flow={flow} onClose={() => setIsPublishing(false)} />}
    </>
  )
}

const views: readonly EditorView[] = ['list', 'figures']

/** How the flow is shown, as the address says: it stays so when one comes back. */
function useView(): readonly [EditorView, (view: EditorView) => void] {
  const [shown, setShown] = useAddressParam('view')
  const set = useCallback((view: EditorView) => setShown(view === 'canvas' ? '' : view), [setShown])
  return [views.find((view) => view === shown) ?? 'canvas', set]
}

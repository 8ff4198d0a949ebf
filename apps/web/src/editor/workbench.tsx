import type { ResponseOf } from '@etape/contract'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useAddressParam } from '../ui/use-address-param.ts'
import { EditorCanvas } from './canvas/editor-canvas.tsx'
import { useCanvas } from './canvas/use-canvas.ts'
import { useOfferKind } from './canvas/use-offer-kind.ts'
import css from './editor.module.css'
import { Figures } from './figures/figures.tsx'
import { FindBar } from './find/find-bar.tsx'
import { FirstSteps } from './first-steps.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { KeyMapContext } from './keys/key-map-context.ts'
import { KeyMapDialog } from './keys/key-map-dialog.tsx'
import { useEditorCommands } from './keys/use-editor-commands.tsx'
import { useEditorKeys } from './keys/use-editor-keys.ts'
import { createMarkDeriver } from './live/derive-marks.ts'
import { NumbersBar } from './live/numbers-bar.tsx'
import { useLiveNumbers } from './live/numbers-context.ts'
import { Outline } from './outline/outline.tsx'
import { Palette } from './palette/palette.tsx'
import { ProblemsPanel } from './problems/problems-panel.tsx'
import { useOthers } from './presence/use-presence.ts'
import { useProblems } from './problems/problems-context.ts'
import { useGoToProblem } from './problems/use-go-to-problem.ts'
import { useEditor, useEditorState } from './state/editor-context.ts'
import { onlyNodes } from './state/selection.ts'
import type { EditorView } from './top-bar/editor-top-bar.tsx'

interface WorkbenchProps {
  flow: ResponseOf<'readFlow'>
  canEdit: boolean
  view: EditorView
  /** In place of the palette, while one draws along the tests. */
  tests: ReactNode
}

/** Palette, drawing and inspector side by side. */
export function Workbench({ flow, canEdit, view, tests }: WorkbenchProps) {
  const searchRef = useRef<HTMLInputElement>(null)
  const [isKeyMapOpen, setIsKeyMapOpen] = useState(false)
  const openKeyMap = useCallback(() => setIsKeyMapOpen(true), [])
  const keyMap = useMemo(() => ({ open: openKeyMap }), [openKeyMap])
  const [isFinding, setIsFinding] = useState(false)
  const openFind = useCallback(() => setIsFinding(true), [])
  const editor = useEditor()
  const goToProblem = useGoToProblem()
  const offerKind = useOfferKind()
  const search = useCallback(() => (view === 'canvas' ? offerKind() : searchRef.current?.focus()), [view, offerKind])
  useEditorKeys({ canEdit, onSearch: search, onKeyMap: openKeyMap, onFind: openFind })
  useEditorCommands({ canEdit, onKeyMap: openKeyMap, onFind: openFind })
  const isEmpty = useEditorState(({ document }) => document.nodes.length === 0)
  const [, showView] = useAddressParam('view')
  const setGoal = () => {
    showView('')
    editor.pointAt(null, 'settings.goal')
  }
  if (view === 'figures') return <Figures flow={flow} {...(canEdit && { onSetGoal: setGoal })} />
  return (
    <KeyMapContext value={keyMap}>
      <div className={css.bench}>
        {tests ?? (canEdit && <Palette searchRef={searchRef} />)}
        <main className={css.drawing}>
          {view === 'canvas' ? <Drawing canEdit={canEdit} /> : <Steps searchRef={searchRef} />}
          {isFinding && <FindBar onClose={() => setIsFinding(false)} />}
          {/* On an empty canvas, what to do stands in the middle. */}
          {canEdit && !isEmpty && (
            <div className={css.problems}>
              <ProblemsPanel onChoose={goToProblem} />
            </div>
          )}
        </main>
        {canEdit && <Inspector flowId={flow.id} />}
      </div>
      <KeyMapDialog isOpen={isKeyMapOpen} onClose={() => setIsKeyMapOpen(false)} />
    </KeyMapContext>
  )
}

function Drawing({ canEdit }: { canEdit: boolean }) {
  const document = useEditorState((state) => state.document)
  const problems = useProblems()
  const live = useLiveNumbers()
  const others = useOthers()
  const numbers = live?.numbers ?? null
  const isHeated = live?.choice.isHeated ?? false
  const [deriveMarks] = useState(createMarkDeriver)
  const marks = useMemo(
    () => deriveMarks({ document, problems, numbers, isHeated, others }),
    [deriveMarks, document, problems, numbers, isHeated, others],
  )
  return (
    <>
      <EditorCanvas marks={marks} isEditable={canEdit} />
      <div className={css.numbers}>
        <NumbersBar />
      </div>
      {document.nodes.length === 0 && canEdit && <FirstSteps />}
    </>
  )
}

function Steps({ searchRef }: { searchRef: React.RefObject<HTMLInputElement | null> }) {
  const editor = useEditor()
  const canvas = useCanvas()
  const document = useEditorState((state) => state.document)
  const selected = useEditorState(({ selection }) => selection.nodes)
  const select = (id: string) => {
    editor.select(() => onlyNodes(id))
    canvas.reveal(id)
  }
  return <Outline document={document} selected={selected} onSelect={select} searchRef={searchRef} />
}

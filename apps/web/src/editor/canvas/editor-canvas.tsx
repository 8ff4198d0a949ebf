import { notifications } from '@mantine/notifications'
import { useCallback, useState } from 'react'
import { KindMenu } from '../palette/kind-menu.tsx'
import { refusalOf, type Refusal } from '../state/connecting.ts'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import type { OutletRef } from '../state/selection.ts'
import { CanvasBar } from './canvas-bar.tsx'
import { CanvasOffersContext, type CanvasOffers, type Point } from './canvas-offers.ts'
import { CanvasView } from './canvas-view.tsx'
import type { Marks } from './marks.ts'
import { useCanvas } from './use-canvas.ts'
import { useKindDrop } from './use-kind-drop.ts'
import { useRefusalWords } from './use-refusal-words.ts'

/** An outlet that asks for its next step, and where the question is put. */
interface Offer {
  outlet: OutletRef
  at: Point
}

/** The canvas one draws on. */
export function EditorCanvas({ marks, isEditable }: { marks: Marks; isEditable: boolean }) {
  const editor = useEditor()
  const canvas = useCanvas()
  const document = useEditorState((state) => state.document)
  const selection = useEditorState((state) => state.selection)
  const [offer, setOffer] = useState<Offer | null>(null)
  const [offers] = useState<CanvasOffers>(() => ({
    offerNext: (outlet, at) => setOffer({ outlet, at }),
    writeNote: (id, text) => editor.changeNote(id, { text }),
    titleGroup: (id, title) => editor.changeGroup(id, { title }),
    resize: editor.resize,
    seal: editor.seal,
  }))
  const refuse = useRefusal()
  const drop = useKindDrop()
  const choose = (type: string) => {
    if (!offer) return
    setOffer(null)
    const isFarOff = window.document.elementFromPoint(offer.at.x, offer.at.y)?.closest('.react-flow__pane')
    editor.addAt(type, offer.outlet, isFarOff ? below(canvas.placeAt(offer.at)) : undefined)
  }
  return (
    <CanvasOffersContext value={isEditable ? offers : null}>
      <CanvasView
        document={document}
        selection={selection}
        marks={marks}
        isEditable={isEditable}
        onSelect={editor.select}
        onMove={editor.move}
        onNudge={editor.nudge}
        refusalOf={useCallback((edge) => refusalOf(editor.store.getState().document, edge), [editor])}
        onConnect={editor.connect}
        onRefused={refuse}
        onOfferNext={offers.offerNext}
        {...(isEditable ? drop : {})}
      >
        <CanvasBar isEditable={isEditable} />
      </CanvasView>
      <KindMenu at={offer?.at ?? null} onChoose={choose} onClose={() => setOffer(null)} />
    </CanvasOffersContext>
  )
}

// The card hangs from the point where the edge was let go.
const below = ({ x, y }: { x: number; y: number }) => ({ x: x - 118, y })

function useRefusal(): (refusal: Refusal) => void {
  const words = useRefusalWords()
  return useCallback(
    (refusal) => {
      notifications.show({ id: 'refusal', color: 'yellow', message: words[refusal], role: 'alert', autoClose: 4000 })
    },
    [words],
  )
}

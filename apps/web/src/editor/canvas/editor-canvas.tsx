import { notifications } from '@mantine/notifications'
import { useCallback, useState } from 'react'
import { KindMenu } from '../palette/kind-menu.tsx'
import { refusalOf, type Refusal } from '../state/connecting.ts'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { cardWidth, type Position } from '../state/spots.ts'
import { CanvasBar } from './canvas-bar.tsx'
import { useMotion, useMotionStore } from './canvas-motion.ts'
import { CanvasOffersContext, type CanvasOffers } from './canvas-offers.ts'
import { CanvasView } from './canvas-view.tsx'
import type { Marks } from './marks.ts'
import { useAddStep } from './use-add-step.ts'
import { useCanvas } from './use-canvas.ts'
import { useKindDrop } from './use-kind-drop.ts'
import { useRefusalWords } from './use-refusal-words.ts'

/** The canvas one draws on. */
export function EditorCanvas({ marks, isEditable }: { marks: Marks; isEditable: boolean }) {
  const editor = useEditor()
  const canvas = useCanvas()
  const document = useEditorState((state) => state.document)
  const selection = useEditorState((state) => state.selection)
  const motion = useMotionStore()
  const offer = useMotion((moment) => moment.offer)
  const closeOffer = useCallback(() => motion.setState({ offer: null }), [motion])
  const [offers] = useState<CanvasOffers>(() => ({
    offerNext: (outlet, at) => motion.setState({ offer: { outlet, at, isPlace: false } }),
    writeNote: (id, text) => editor.changeNote(id, { text }),
    titleGroup: (id, title) => editor.changeGroup(id, { title }),
    resize: editor.resize,
    seal: editor.seal,
  }))
  const addStep = useAddStep()
  const refuse = useRefusal()
  const drop = useKindDrop()
  const leaveOffer = () => {
    closeOffer()
    if (offer?.outlet) canvas.focus(offer.outlet.from)
  }
  const choose = (type: string) => {
    if (!offer) return
    closeOffer()
    const { outlet, at, isPlace } = offer
    const spot = below(canvas.placeAt(at))
    if (!outlet) addStep.on(type, spot)
    else if (isPlace) addStep.at(type, outlet, spot)
    else addStep.at(type, outlet)
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
        onOfferNext={useCallback((outlet, at) => motion.setState({ offer: { outlet, at, isPlace: true } }), [motion])}
        {...(isEditable ? drop : {})}
      >
        <CanvasBar isEditable={isEditable} />
      </CanvasView>
      <KindMenu at={offer?.at ?? null} isBeginning={!offer?.outlet} onChoose={choose} onClose={leaveOffer} />
    </CanvasOffersContext>
  )
}

// The card hangs from the point where the edge was let go.
const below = ({ x, y }: Position): Position => ({ x: x - cardWidth / 2, y })

function useRefusal(): (refusal: Refusal) => void {
  const words = useRefusalWords()
  return useCallback(
    (refusal) => {
      notifications.show({ id: 'refusal', color: 'yellow', message: words[refusal], role: 'alert', autoClose: 4000 })
    },
    [words],
  )
}

import { useLingui } from '@lingui/react/macro'
import { NodeResizeControl, type NodeProps } from '@xyflow/react'
import { memo, useState } from 'react'
import type { Size } from '../state/frames.ts'
import { useCanvasOffers } from './canvas-offers.ts'
import type { GroupNode, NoteNode } from './derive-remarks.ts'
import css from './remark-card.module.css'

/** A sticky note; a double click writes on it. */
export const NoteCard = memo(function NoteCard({ id, data: { note, isEditable }, selected }: NodeProps<NoteNode>) {
  const { t } = useLingui()
  const offers = useCanvasOffers()
  const [isWriting, setIsWriting] = useState(note.text === '' && isEditable)
  const [size, resizer] = useResizing(id, note.size, isEditable && selected)
  return (
    <div
      className={css.note}
      style={size}
      data-colour={note.colour}
      data-selected={selected || undefined}
      onDoubleClick={() => setIsWriting(isEditable)}
    >
      {isWriting && offers ? (
        <textarea
          className={`${css.writing} nodrag nowheel`}
          aria-label={t`Text of the note`}
          placeholder={t`What should others know?`}
          maxLength={2000}
          ref={takeKeyboard}
          value={note.text}
          onChange={({ currentTarget }) => offers.writeNote(note.id, currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
          onBlur={() => {
            setIsWriting(false)
            offers.seal()
          }}
        />
      ) : (
        <div className={css.text}>{note.text}</div>
      )}
      {resizer}
    </div>
  )
})

/** A frame around steps that belong together, with a title; what is in it moves along. */
export const GroupCard = memo(function GroupCard({ id, data: { group, isEditable }, selected }: NodeProps<GroupNode>) {
  const { t } = useLingui()
  const offers = useCanvasOffers()
  const [isWriting, setIsWriting] = useState(group.title === '' && isEditable)
  const [size, resizer] = useResizing(id, group.size, isEditable && selected)
  return (
    <div
      className={css.group}
      style={size}
      data-colour={group.colour}
      data-selected={selected || undefined}
      onDoubleClick={() => setIsWriting(isEditable)}
    >
      {isWriting && offers ? (
        <input
          className={`${css.titling} nodrag`}
          aria-label={t`Title of the group`}
          placeholder={t`Title of the group`}
          maxLength={200}
          ref={takeKeyboard}
          value={group.title}
          onChange={({ currentTarget }) => offers.titleGroup(group.id, currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => (key === 'Escape' || key === 'Enter') && currentTarget.blur()}
          onBlur={() => {
            setIsWriting(false)
            offers.seal()
          }}
        />
      ) : (
        <div className={css.title}>{group.title}</div>
      )}
      {resizer}
    </div>
  )
})

// The canvas gives a new card the keyboard once it stands; ours comes after.
const takeKeyboard = (input: HTMLInputElement | HTMLTextAreaElement | null): void => {
  requestAnimationFrame(() => input?.focus())
}

const smallest: Size = { width: 100, height: 50 }

/** The size while it is being changed, and the corner one changes it by. */
function useResizing(id: string, stored: Size, isOffered: boolean) {
  const offers = useCanvasOffers()
  const [live, setLive] = useState<Size | null>(null)
  const { width, height } = live ?? stored
  const corner = isOffered && (
    <NodeResizeControl
      position="bottom-right"
      className={css.corner ?? ''}
      minWidth={smallest.width}
      minHeight={smallest.height}
      onResize={(_, next) => setLive({ width: next.width, height: next.height })}
      onResizeEnd={(_, next) => {
        setLive(null)
        offers?.resize(id, { width: next.width, height: next.height })
      }}
    />
  )
  return [{ width, height }, corner] as const
}

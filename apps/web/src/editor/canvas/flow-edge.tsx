import { BaseEdge, getBezierPath, getSmoothStepPath, type EdgeProps } from '@xyflow/react'
import { useLingui } from '@lingui/react/macro'
import { memo, type CSSProperties, type MouseEvent } from 'react'
import { createPortal } from 'react-dom'
import { useFormats } from '../../text/formats.ts'
import { BehindNumber } from '../behind/behind-number.tsx'
import { useCardWords } from '../words/card-words.tsx'
import { useMotion } from './canvas-motion.ts'
import { useCanvasOffers } from './canvas-offers.ts'
import type { FlowLine, LineContent } from './derive-edges.ts'
import { useEdgeLabels } from './edge-labels.ts'
import css from './flow-edge.module.css'

const grabWidth = 22

/** An edge with its outlet's name and count, and a place to put a step in between. */
export const FlowEdgeLine = memo(function FlowEdgeLine(props: EdgeProps<FlowLine>) {
  const { id, data, selected } = props
  const [path, x, y] = pathOf(props)
  const labels = useEdgeLabels()
  const isHovered = useMotion((motion) => motion.hovered === id)
  if (!data) return null
  const offersInsert = data.isEditable && (isHovered || selected || data.isTarget)
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={grabWidth}
        className={css.line ?? ''}
        data-selected={selected || undefined}
        data-light={data.mark?.light}
        data-difference={data.mark?.difference}
        data-target={data.isTarget || undefined}
        data-heated={data.mark?.heat !== undefined || undefined}
        style={heatStyle(data.mark?.heat)}
      />
      {labels?.place &&
        (data.outlet || offersInsert) &&
        createPortal(
          <div className={css.label} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            <OutletPill content={data} />
            {offersInsert && <InsertButton id={id} content={data} />}
          </div>,
          labels.place,
        )}
    </>
  )
})

const thinnest = 1.2
const thickest = 9

const heatStyle = (heat: number | undefined): CSSProperties =>
  heat === undefined ? {} : { strokeWidth: thinnest + heat * (thickest - thinnest) }

function pathOf(props: EdgeProps<FlowLine>): [path: string, x: number, y: number] {
  const { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition } = props
  const ends = { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition }
  // A curve that leads back up would run through its own card.
  const [path, x, y] =
    targetY < sourceY + 8 ? getSmoothStepPath({ ...ends, borderRadius: 14, offset: 28 }) : getBezierPath(ends)
  return [path, x, y]
}

function OutletPill({ content: { edge, outlet, mark } }: { content: LineContent }) {
  const words = useCardWords()
  const formats = useFormats()
  // Where there is one way only, the card's own numbers say it all.
  if (!outlet) return null
  const label = words.say(outlet.label)
  return (
    <span className={css.pill} data-light={mark?.light}>
      {label}
      {mark?.count !== undefined && (
        <>
          {' · '}
          <BehindNumber node={edge.from} sort="left" outlet={edge.outlet}>
            {formats.number(mark.count)}
          </BehindNumber>
        </>
      )}
    </span>
  )
}

function InsertButton({ id, content: { edge } }: { id: string; content: LineContent }) {
  const { t } = useLingui()
  const hover = useEdgeLabels()?.hover
  const offers = useCanvasOffers()
  const offer = (event: MouseEvent) => {
    event.stopPropagation()
    offers?.offerNext(edge, { x: event.clientX, y: event.clientY })
  }
  return (
    <button
      type="button"
      // By keyboard, steps are put in between from the inspector: 500 edges would be 500 stops.
      tabIndex={-1}
      className={`${css.insert} nodrag nopan`}
      aria-label={t`Add a step in between`}
      onMouseEnter={() => hover?.hold(id)}
      onMouseLeave={hover?.leave}
      onClick={offer}
    />
  )
}

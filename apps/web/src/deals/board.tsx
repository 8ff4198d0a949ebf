import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import type { PipelineRow } from '../data/definitions.ts'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { BoardColumn } from './board-column.tsx'
import css from './board.module.css'
import { DealCardFace } from './deal-card.tsx'
import { useBoardDrag } from './use-board-drag.ts'
import { useDealMoves } from './use-deal-moves.ts'

/** Deals by the stage of a pipeline they stand at, to be moved by dragging or from a card's menu. */
export function Board({ pipeline }: { pipeline: PipelineRow }) {
  const { t } = useLingui()
  const board = useRef<HTMLDivElement>(null)
  const mayMove = useMay('marketer')
  const { data } = useRead('summariseDeals', { query: { pipeline: pipeline.id } })
  const { moves, move } = useDealMoves(pipeline)
  const { drag, handlersOf } = useBoardDrag(board, move)
  return (
    <div
      ref={board}
      className={css.board}
      data-dragging={drag !== null || undefined}
      role="group"
      aria-label={t`Board`}
    >
      {pipeline.stages.map((stage) => (
        <BoardColumn
          key={stage.id}
          pipeline={pipeline}
          stage={stage}
          sums={data?.stages.find((one) => one.stage === stage.id) ?? null}
          moves={moves}
          draggedId={drag?.deal.id ?? null}
          isOver={drag?.over === stage.id}
          {...(mayMove && { onMove: move, dragOf: handlersOf })}
        />
      ))}
      {drag && (
        <div className={css.ghost} style={{ left: drag.left, top: drag.top, width: drag.width }} aria-hidden>
          <DealCardFace deal={drag.deal} />
        </div>
      )}
    </div>
  )
}

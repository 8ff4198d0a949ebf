import { ActionIcon, VisuallyHidden } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconGripVertical } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject } from 'react'
import css from './sortable-rows.module.css'

interface SortableRowsProps<Row extends { id: string }> {
  label: string
  rows: readonly Row[]
  /** What a row is called, said aloud while it moves. */
  nameOf: (row: Row) => string
  isFixed?: boolean
  onMove: (ids: readonly string[]) => void
  children: (row: Row) => ReactNode
}

/** A list put in order by dragging, or with the arrow keys on a row's handle. */
export function SortableRows<Row extends { id: string }>(props: SortableRowsProps<Row>) {
  const { label, rows, nameOf, isFixed, onMove, children } = props
  const { t } = useLingui()
  const list = useRef<HTMLUListElement>(null)
  const [said, setSaid] = useState('')
  const moveTo = (row: Row, place: number) => {
    const ids = rows.map(({ id }) => id)
    if (place < 0 || place >= rows.length || ids[place] === row.id) return
    const position = place + 1
    setSaid(t`${nameOf(row)} is now number ${position} of ${rows.length}.`)
    onMove(moved(ids, row.id, place))
  }
  const drag = useDrag(list, moveTo)
  const onKeyDown = (row: Row) => (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    moveTo(row, rows.indexOf(row) + step)
  }
  return (
    <>
      <ul ref={list} className={css.list} aria-label={label}>
        {rows.map((row, at) => (
          <li
            key={row.id}
            className={css.row}
            data-dragged={row.id === drag.dragged || undefined}
            data-over={(drag.dragged !== null && at === drag.place) || undefined}
          >
            {!isFixed && (
              <ActionIcon
                className={css.handle}
                aria-label={t`Move ${nameOf(row)}: arrow up or arrow down`}
                onKeyDown={onKeyDown(row)}
                {...drag.handlersOf(row)}
              >
                <IconGripVertical size={16} />
              </ActionIcon>
            )}
            {children(row)}
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}

/** Dragging by pointer, so that a finger can do it as well as a mouse. */
function useDrag<Row extends { id: string }>(
  list: RefObject<HTMLUListElement | null>,
  onDrop: (row: Row, place: number) => void,
) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [place, setPlace] = useState(-1)
  const stop = () => setDragged(null)
  const handlersOf = (row: Row) => ({
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragged(row.id)
      setPlace(placeAt(list.current, event.clientY))
    },
    onPointerMove: (event: PointerEvent) => {
      if (dragged === row.id) setPlace(placeAt(list.current, event.clientY))
    },
    onPointerUp: () => {
      if (dragged === row.id) onDrop(row, place)
      stop()
    },
    onPointerCancel: stop,
  })
  return { dragged, place, handlersOf }
}

function placeAt(list: HTMLUListElement | null, y: number): number {
  const rows = [...(list?.children ?? [])]
  const at = rows.findIndex((row) => y < row.getBoundingClientRect().bottom)
  return at === -1 ? rows.length - 1 : at
}

function moved(ids: readonly string[], id: string, place: number): readonly string[] {
  const others = ids.filter((other) => other !== id)
  return [...others.slice(0, place), id, ...others.slice(place)]
}

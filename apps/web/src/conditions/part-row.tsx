import { ActionIcon } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { IconGripVertical } from '@tabler/icons-react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import type { Direction, Gap, PartPath } from './arrange.ts'
import { useArranging } from './arranging-context.ts'
import css from './condition-builder.module.css'

const keys: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
}

/** A line or a group with a handle to move it by. */
export function PartRow({ path, children }: { path: PartPath; children: ReactNode }) {
  const { drag, isFixed } = useArranging()
  const key = path.join('.')
  return (
    <li
      className={css.row}
      data-part={key}
      data-dragged={drag?.from.join('.') === key || undefined}
      data-gap={gapAt(drag?.gap ?? null, path)}
    >
      {!isFixed && <Handle path={path} />}
      <div className={css.part}>{children}</div>
    </li>
  )
}

function Handle({ path }: { path: PartPath }) {
  const { t } = useLingui()
  const { step, start, over, drop, cancel, drag } = useArranging()
  const place = path.map((index) => index + 1).join('.')
  const isDragged = drag?.from.join('.') === path.join('.')
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = keys[event.key]
    if (!direction) return
    event.preventDefault()
    step(path, direction)
  }
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start(path)
  }
  return (
    <ActionIcon
      className={css.handle}
      data-handle={path.join('.')}
      aria-label={t`Move condition ${place}: arrow keys, left out of its group, right into the one above`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX, clientY }) => isDragged && over(path, clientX, clientY)}
      onPointerUp={({ clientX, clientY }) => isDragged && drop(path, clientX, clientY)}
      onPointerCancel={cancel}
    >
      <IconGripVertical size={16} />
    </ActionIcon>
  )
}

/** Where the line that shows the place is drawn: before this row, or after it when it is the last. */
function gapAt(gap: Gap | null, path: PartPath): 'before' | 'after' | undefined {
  if (!gap || gap.group.join('.') !== path.slice(0, -1).join('.')) return undefined
  const index = path.at(-1) ?? 0
  if (gap.index === index) return 'before'
  return gap.index === index + 1 ? 'after' : undefined
}

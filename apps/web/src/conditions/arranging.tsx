import type { Condition } from '@etape/conditions'
import { VisuallyHidden } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { gapTowards, isWithin, movePart, placeAfter, type Direction, type Gap, type PartPath } from './arrange.ts'
import { ArrangingContext, type Drag } from './arranging-context.ts'
import { groupOf } from './edit-condition.ts'
import { gapUnder } from './gap-under.ts'

interface ArrangingProps {
  /** The condition as one group; `null` when nothing is in it. */
  root: Condition | null
  onChange: (root: Condition) => void
  children: ReactNode
}

/** Lets the lines and groups inside be moved to any other place of the condition. */
export function Arranging({ root, onChange, children }: ArrangingProps) {
  const { t } = useLingui()
  const place = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const [said, setSaid] = useState('')
  const wantsKeyboard = useRef<PartPath | null>(null)

  useEffect(() => {
    const path = wantsKeyboard.current
    if (!path) return
    wantsKeyboard.current = null
    place.current?.querySelector<HTMLElement>(`[data-handle="${path.join('.')}"]`)?.focus()
  })

  const arranging = useMemo(() => {
    const move = (from: PartPath, to: Gap) => {
      if (!root) return
      const moved = movePart(root, from, to)
      if (moved !== root) onChange(moved)
    }
    const gapFor = (from: PartPath, x: number, y: number): Gap | null => {
      const gap = place.current && gapUnder(place.current, x, y)
      return gap && !isWithin(gap.group, from) ? gap : null
    }
    return {
      drag,
      isFixed: !root || isAlone(root),
      step: (from: PartPath, direction: Direction) => {
        const to = root && gapTowards(root, from, direction)
        if (!root || !to) return setSaid(t`It cannot go further.`)
        const there = placeAfter(root, from, to)
        move(from, to)
        wantsKeyboard.current = there
        setSaid(t`Now at place ${there.map((index) => index + 1).join('.')}.`)
      },
      start: (from: PartPath) => setDrag({ from, gap: null }),
      over: (from: PartPath, x: number, y: number) => setDrag({ from, gap: gapFor(from, x, y) }),
      // Looked up anew: a quick hand lets go before the last move is drawn.
      drop: (from: PartPath, x: number, y: number) => {
        const gap = gapFor(from, x, y)
        if (gap) move(from, gap)
        setDrag(null)
      },
      cancel: () => setDrag(null),
    }
  }, [drag, root, onChange, t])
  return (
    <ArrangingContext value={arranging}>
      <div ref={place}>{children}</div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </ArrangingContext>
  )
}

/** Whether there is one line only, which can go nowhere. */
const isAlone = (root: Condition): boolean =>
  groupOf(root)?.parts.length === 1 && !groupOf(groupOf(root)?.parts[0] ?? root)

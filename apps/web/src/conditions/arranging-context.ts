import { createContext, use } from 'react'
import type { Direction, Gap, PartPath } from './arrange.ts'

/** A part that is being dragged, and where it would go now. */
export interface Drag {
  from: PartPath
  gap: Gap | null
}

export interface Arrange {
  drag: Drag | null
  /** There is nowhere to move to. */
  isFixed: boolean
  step: (from: PartPath, direction: Direction) => void
  start: (from: PartPath) => void
  /** The pointer is at this point of the window. */
  over: (from: PartPath, x: number, y: number) => void
  /** The pointer is let go there. */
  drop: (from: PartPath, x: number, y: number) => void
  cancel: () => void
}

export const ArrangingContext = createContext<Arrange | null>(null)

export function useArranging(): Arrange {
  const arranging = use(ArrangingContext)
  if (!arranging) throw new Error('Parts of a condition are arranged inside Arranging.')
  return arranging
}

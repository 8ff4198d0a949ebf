import { createContext, use, useMemo } from 'react'
import type { StoreApi } from 'zustand'
import { useMotionStore, type Motion } from './canvas-motion.ts'

/** Where the labels of edges are drawn, and which of them the pointer is on. */
export interface EdgeLabels {
  /**
   * The canvas library looks the place up for every label at every move, which for 500 edges took most of a frame;
   * here it is looked up once.
   */
  place: HTMLElement | null
  hover: EdgeHover
}

export interface EdgeHover {
  hold: (key: string) => void
  leave: () => void
}

export const EdgeLabelsContext = createContext<EdgeLabels | null>(null)
export const useEdgeLabels = (): EdgeLabels | null => use(EdgeLabelsContext)

const lingerMs = 220

/** The pointer on an edge, with time to get from its line to the button on it. */
export function useNewEdgeHover(): EdgeHover {
  const motion = useMotionStore()
  return useMemo(() => createEdgeHover(motion), [motion])
}

function createEdgeHover(motion: StoreApi<Motion>): EdgeHover {
  let leaving: ReturnType<typeof setTimeout> | undefined
  return {
    hold: (key) => {
      clearTimeout(leaving)
      if (motion.getState().hovered !== key) motion.setState({ hovered: key })
    },
    leave: () => {
      clearTimeout(leaving)
      leaving = setTimeout(() => motion.setState({ hovered: null }), lingerMs)
    },
  }
}

import { createContext, use, useMemo } from 'react'
import { useMotionStore } from './canvas-motion.ts'

/**
 * Where the labels of edges are drawn. The canvas library looks the place up for every label at every move, which for
 * 500 edges took most of a frame; here it is looked up once.
 */
export const EdgeLabelsContext = createContext<HTMLElement | null>(null)
export const useEdgeLabels = (): HTMLElement | null => use(EdgeLabelsContext)

const lingerMs = 220

/** The pointer on an edge, with time to get from its line to the button on it. */
export function useEdgeHover() {
  const motion = useMotionStore()
  return useMemo(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined
    return {
      enter: (key: string) => {
        clearTimeout(leaving)
        if (motion.getState().hovered !== key) motion.setState({ hovered: key })
      },
      leave: () => {
        clearTimeout(leaving)
        leaving = setTimeout(() => motion.setState({ hovered: null }), lingerMs)
      },
    }
  }, [motion])
}

import { createContext, use } from 'react'
import type { Size } from '../state/frames.ts'
import type { OutletRef } from '../state/selection.ts'

/** A point of the window, in pixels. */
export interface Point {
  x: number
  y: number
}

/** What cards and edges ask of the canvas they are on; absent where one cannot draw. */
export interface CanvasOffers {
  /** Offers the kinds that could follow this outlet, at this point of the window. */
  offerNext: (outlet: OutletRef, at: Point) => void
  writeNote: (id: string, text: string) => void
  titleGroup: (id: string, title: string) => void
  resize: (key: string, size: Size) => void
  /** What is written next is a step of the history of its own. */
  seal: () => void
}

export const CanvasOffersContext = createContext<CanvasOffers | null>(null)
export const useCanvasOffers = (): CanvasOffers | null => use(CanvasOffersContext)

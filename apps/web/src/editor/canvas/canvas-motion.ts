import { createContext, use } from 'react'
import { createStore, useStore, type StoreApi } from 'zustand'
import type { OutletRef } from '../state/selection.ts'
import type { Position } from '../state/spots.ts'
import type { Size } from '../state/frames.ts'
import type { Point } from './canvas-offers.ts'

/** Asks for a kind to add: at an outlet, or on the ground where one points. */
export interface Offer {
  outlet: OutletRef | null
  /** Where in the window the question is put. */
  at: Point
  /** Whether the card is to stand there; else where there is room for what follows. */
  isPlace: boolean
}

/** What a canvas knows for the moment and no document keeps. */
export interface Motion {
  /** Cards as the browser measured them. */
  sizes: ReadonlyMap<string, Size>
  /** Where nodes are while they are being moved. */
  moving: ReadonlyMap<string, Position> | null
  /** The edge a kind from the palette is held over, by key. */
  target: string | null
  /** The edge the pointer is on, by key. */
  hovered: string | null
  /** The question which kind is to be added, while it is open. */
  offer: Offer | null
  /** What part of the ground was last seen, and how large. */
  view: { x: number; y: number; zoom: number } | null
}

export const createMotion = (): StoreApi<Motion> =>
  createStore<Motion>(() => ({
    sizes: new Map(),
    moving: null,
    target: null,
    hovered: null,
    offer: null,
    view: null,
  }))

export const MotionContext = createContext<StoreApi<Motion> | null>(null)

export function useMotionStore(): StoreApi<Motion> {
  const store = use(MotionContext)
  if (!store) throw new Error('A canvas stands inside CanvasProvider.')
  return store
}

export function useMotion<Part>(pick: (motion: Motion) => Part): Part {
  return useStore(useMotionStore(), pick)
}

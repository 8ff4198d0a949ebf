import { createContext, use } from 'react'
import { createStore, useStore, type StoreApi } from 'zustand'
import type { Position } from '../state/spots.ts'
import type { Size } from '../state/remarks.ts'

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
  /** What part of the ground was last seen, and how large. */
  view: { x: number; y: number; zoom: number } | null
}

export const createMotion = (): StoreApi<Motion> =>
  createStore<Motion>(() => ({ sizes: new Map(), moving: null, target: null, hovered: null, view: null }))

export const MotionContext = createContext<StoreApi<Motion> | null>(null)

export function useMotionStore(): StoreApi<Motion> {
  const store = use(MotionContext)
  if (!store) throw new Error('A canvas stands inside CanvasProvider.')
  return store
}

export function useMotion<Part>(pick: (motion: Motion) => Part): Part {
  return useStore(useMotionStore(), pick)
}

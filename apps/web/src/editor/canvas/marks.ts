import type { Present } from '../presence/present.ts'

/** How a node or an edge of a run's path is lit. */
export type Light = 'passed' | 'current' | 'failed' | 'dimmed'

/** How a node or an edge differs from the version it is compared with. */
export type Difference = 'added' | 'changed' | 'removed'

export interface NodeNumbers {
  visited: number
  waiting: number
  /** How many went on by an outlet. */
  left: number
  failed: number
}

/** What is known of a node besides the drawing. Compared by identity: keep the same object while it says the same. */
export interface NodeMark {
  /** Who else has it selected. */
  others?: readonly Present[]
  errors?: number
  warnings?: number
  /** Whether something is to be filled in. */
  asks?: boolean
  numbers?: NodeNumbers
  light?: Light
  difference?: Difference
}

export interface EdgeMark {
  /** How many left by this outlet. */
  count?: number
  /** Compared with the edge that most took: 0 to 1. */
  heat?: number
  light?: Light
  difference?: Difference
}

/** By node id, and by `edgeKey`. */
export interface Marks {
  nodes: ReadonlyMap<string, NodeMark>
  edges: ReadonlyMap<string, EdgeMark>
}

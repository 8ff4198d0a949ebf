/** How a node or an edge of a run's path is lit. */
export type Light = 'passed' | 'current' | 'failed' | 'dimmed'

export interface NodeNumbers {
  visited: number
  waiting: number
  failed: number
}

/** What is known of a node besides the drawing. Compared by identity: keep the same object while it says the same. */
export interface NodeMark {
  errors?: number
  warnings?: number
  numbers?: NodeNumbers
  light?: Light
}

export interface EdgeMark {
  /** How many left by this outlet. */
  count?: number
  light?: Light
}

/** By node id, and by `edgeKey`. */
export interface Marks {
  nodes: ReadonlyMap<string, NodeMark>
  edges: ReadonlyMap<string, EdgeMark>
}

/** How large a flow can be; far beyond what anybody draws, small enough to check while typing. */
export const limits = {
  maxNodes: 2000,
  maxEdges: 8000,
  /** Levels of lists and objects inside one node's configuration. */
  maxDepth: 60,
  /** Problems reported at a time; more help nobody. */
  maxProblems: 200,
} as const

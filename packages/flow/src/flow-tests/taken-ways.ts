import type { FlowDocument } from '../document/flow-document.ts'
import type { Rehearsal } from '../engine/rehearse.ts'
import type { Script } from './script.ts'

/** The ways a rehearsal took where chance decides, so that it takes them again when the weights are others. */
export function takenWays({ nodes }: FlowDocument, { trail }: Rehearsal): Script['ways'] {
  const splits = new Set(nodes.filter(({ type }) => type === 'random-split').map(({ id }) => id))
  const taken = trail.flatMap(({ node, leftBy }) =>
    splits.has(node) && leftBy !== null ? [[node, leftBy] as const] : [],
  )
  return Object.fromEntries(taken)
}

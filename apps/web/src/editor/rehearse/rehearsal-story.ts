import type { Cause, Change, Deal, Task } from '@etape/crm'
import {
  changedFields,
  type ChangedField,
  type FlowDocument,
  type Message,
  type Rehearsal,
  type Step,
} from '@etape/flow'
import type { EdgeMark, Light, Marks, NodeMark } from '../canvas/marks.ts'
import { edgeKey } from '../state/selection.ts'

/** One step with everything it would have done. */
export interface ToldStep {
  step: Step
  changes: readonly Change[]
  messages: readonly Message[]
  tasks: readonly Task[]
  deals: readonly Deal[]
  notes: readonly string[]
}

/** The first `shown` steps of a rehearsal, each with what it would have written and sent. */
export function tellSteps({ trail, turns }: Rehearsal, shown: number): readonly ToldStep[] {
  return trail.slice(0, shown).map((step) => {
    const isOf = (cause: Cause) => cause.by === 'run' && cause.stepId === step.id
    const changes = turns.flatMap((turn) => turn.changes.filter(({ cause }) => isOf(cause)))
    const dealIds = new Set(changes.filter(({ record }) => record === 'deal').map(({ recordId }) => recordId))
    return {
      step,
      changes: changes.filter(({ record }) => record !== 'deal'),
      messages: turns.flatMap(({ deliveries }) =>
        deliveries.filter(({ stepId }) => stepId === step.id).map(({ message }) => message),
      ),
      tasks: turns.flatMap(({ tasks }) => tasks.filter(({ createdBy }) => isOf(createdBy))),
      deals: turns.flatMap(({ deals }) =>
        deals.filter(({ deal, created }) => created && dealIds.has(deal.id)).map(({ deal }) => deal),
      ),
      notes: turns.flatMap(({ notes }) => notes.filter(({ author }) => isOf(author)).map(({ text }) => text)),
    }
  })
}

/** What is different about the contact and its company, up to the steps shown. */
export function differencesSoFar({ trail, turns }: Rehearsal, shown: number): readonly ChangedField[] {
  const hidden = new Set(trail.slice(shown).map(({ id }) => id))
  const changes = turns.flatMap((turn) => turn.changes)
  const cut = changes.findIndex(({ cause }) => cause.by === 'run' && hidden.has(cause.stepId))
  return changedFields(cut < 0 ? changes : changes.slice(0, cut))
}

/** Lights the way on the canvas, as far as it is shown. */
export function lightRehearsal(document: FlowDocument, { trail, run }: Rehearsal, shown: number): Marks {
  const steps = trail.slice(0, shown)
  const last = steps.at(-1)
  const isWhole = shown >= trail.length
  const visited = new Set(steps.map(({ node }) => node))
  const left = new Set(
    steps.flatMap(({ node, leftBy }, index) =>
      leftBy === null || (!isWhole && index === steps.length - 1) ? [] : [edgeKey({ from: node, outlet: leftBy })],
    ),
  )
  const light = (id: string): Light => {
    if (id === last?.node && last.state === 'failed') return 'failed'
    if (id === last?.node && (!isWhole || run?.status === 'waiting')) return 'current'
    return visited.has(id) ? 'passed' : 'dimmed'
  }
  return {
    nodes: new Map(document.nodes.map(({ id }): [string, NodeMark] => [id, { light: light(id) }])),
    edges: new Map(
      document.edges.map((edge): [string, EdgeMark] => {
        const key = edgeKey(edge)
        return [key, { light: left.has(key) ? 'passed' : 'dimmed' }]
      }),
    ),
  }
}

/** The clock as far as it is shown. */
export function timeShown({ trail, now }: Rehearsal, shown: number): number {
  return shown >= trail.length ? now : (trail[shown - 1]?.at ?? now)
}

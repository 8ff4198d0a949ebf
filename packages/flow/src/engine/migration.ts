import { phrase, type Problem } from '@etape/conditions'
import type { FlowDocument } from '../document/flow-document.ts'
import { errorAt } from '../kit/problem.ts'
import { kindOf } from '../nodes/index.ts'

/** How a run that is moved waits at its new node: as if it had come there when it came to the old one, from now on, or by taking the step anew. */
export const migrationTimings = ['keep-elapsed', 'restart', 're-evaluate'] as const
export type MigrationTiming = (typeof migrationTimings)[number]

/** What becomes of the runs that wait at one node of an older version. */
export type MigrationChoice =
  | { type: 'finish' }
  | { type: 'move'; to: string; timing: MigrationTiming }
  | { type: 'leave'; reason: string }

/** A choice for each node of the old version at which somebody waits; a node without one finishes there. */
export type MigrationChoices = Readonly<Record<string, MigrationChoice>>

export interface WaitingPlace {
  /** Of the old version. */
  node: string
  /** What became of it in the new one. */
  state: 'same' | 'changed' | 'removed'
  suggested: MigrationChoice
}

/** For each node at which runs of the old version wait: whether the new version has it, and what is best done. */
export function planMigration(before: FlowDocument, after: FlowDocument, waitingAt: readonly string[]): WaitingPlace[] {
  const [old, now] = [before, after].map(({ nodes }) => new Map(nodes.map((node) => [node.id, node])))
  return waitingAt.map((node) => {
    const [was, is] = [old?.get(node), now?.get(node)]
    if (!is || is.type !== was?.type) return { node, state: 'removed', suggested: { type: 'finish' } }
    const state = JSON.stringify(was.config) === JSON.stringify(is.config) ? 'same' : 'changed'
    return { node, state, suggested: { type: 'move', to: node, timing: 'keep-elapsed' } }
  })
}

/** What is wrong with choices made for a version: `where` is `choices.<node>`. */
export function checkMigration(choices: MigrationChoices, after: FlowDocument): Problem[] {
  const nodes = new Map(after.nodes.map((node) => [node.id, node]))
  return Object.entries(choices).flatMap(([node, choice]) => {
    if (choice.type !== 'move') return []
    const to = nodes.get(choice.to)
    if (!to) return [targetMissing(node, choice.to)]
    return kindOf(to.type)?.category === 'trigger' ? [targetIsTrigger(node, choice.to)] : []
  })
}

const targetMissing = (node: string, to: string): Problem =>
  errorAt(
    'flow/migration-target-missing',
    `choices.${node}`,
    phrase('The new version has no step “{to}” to move to.', { to }),
    phrase('Choose a step of the new version.'),
  )

const targetIsTrigger = (node: string, to: string): Problem =>
  errorAt(
    'flow/migration-target-missing',
    `choices.${node}`,
    phrase('“{to}” is a trigger: nobody can be moved to it.', { to: { type: 'node', id: to } }),
    phrase('Choose a step of the new version.'),
  )

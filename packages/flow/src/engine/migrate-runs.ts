import { phrase, type EpochMs } from '@etape/conditions'
import { advance } from './advance.ts'
import { arriveAt } from './arrive.ts'
import { closeTurn } from './close-turn.ts'
import { openDraft, type Draft, type LiveRun } from './draft.ts'
import { currentStep, endRun } from './end-run.ts'
import type { MigrationChoice, MigrationChoices } from './migration.ts'
import { steppingOf } from './stepping-of.ts'
import type { Waiting } from './run.ts'
import type { ContactState, Turn, TurnSettings } from './turn.ts'
import type { World } from './world.ts'

export interface Migration {
  flow: string
  /** Row id of the version to move to; the world has it. */
  to: number
  choices: MigrationChoices
}

/**
 * The rows of moving a contact's runs in a flow to another version as chosen for the nodes they wait at. No step is taken and nobody is
 * told: what is to happen at once happens in the contact's next turn, which is due then. Inputs stay. Done twice, it changes nothing more.
 */
export function migrateRuns(state: ContactState, world: World, settings: TurnSettings, migration: Migration): Turn {
  const draft = openDraft({ ...state, inputs: [] }, world, settings)
  for (const live of draft.runs) {
    const choice = migration.choices[live.run.node]
    const isMeant = live.run.flow === migration.flow && live.run.status === 'waiting'
    if (isMeant && choice && live.run.versionId !== migration.to) migrateRun(draft, live, { choice, to: migration.to })
  }
  return { ...closeTurn(draft), at: state.turnedAt ?? settings.now }
}

function migrateRun(draft: Draft, live: LiveRun, { choice, to }: { choice: MigrationChoice; to: number }): void {
  switch (choice.type) {
    case 'finish':
      return
    case 'leave':
      return leave(draft, live, choice.reason)
    case 'move':
      return move(draft, live, { choice, to })
  }
}

function leave(draft: Draft, live: LiveRun, reason: string): void {
  const step = currentStep(draft, live)
  if (reason.trim()) step.note = phrase('Taken out with a new version: {reason}', { reason: reason.trim() })
  endRun(draft, live, { as: 'removed' })
}

interface Moving {
  choice: Extract<MigrationChoice, { type: 'move' }>
  to: number
}

function move(draft: Draft, live: LiveRun, { choice, to }: Moving): void {
  const version = draft.world.versions.get(to)
  if (!version?.nodes.has(choice.to)) return
  // Sent already: the step is not taken again, only its answer is awaited under the new version.
  if (live.run.node === choice.to && isAnswerAwaited(live)) return keepWaiting(live, to)
  const values = { version: version.number, node: version.nodes.get(choice.to)?.name ?? choice.to }
  const note = phrase('Moved to version {version}, to the step “{node}”.', values)
  Object.assign(currentStep(draft, live), { state: 'left', leftAt: draft.settings.now, note })
  const { arrivedAt } = live.run
  Object.assign(live, { version })
  live.run.versionId = to
  const step = arriveAt(draft, live, choice.to)
  if (choice.timing === 'keep-elapsed') live.run.arrivedAt = step.at = arrivedAt
  const anew = { waiting: null, wakeAt: draft.settings.now }
  Object.assign(live.run, (choice.timing === 're-evaluate' ? null : waitFrom(draft, live)) ?? anew)
}

const isAnswerAwaited = ({ run: { waiting } }: LiveRun): boolean =>
  waiting?.type === 'listen' && waiting.for.type === 'answer'

function keepWaiting(live: LiveRun, to: number): void {
  live.run.versionId = to
  live.changed = true
}

/** How the run would wait had it come to its node at `arrivedAt`; `null` where one cannot wait without doing something. */
function waitFrom(draft: Draft, live: LiveRun): { waiting: Waiting; wakeAt: EpochMs | null } | null {
  const node = live.version?.nodes.get(live.run.node)
  if (node?.kind?.category !== 'timing') return null
  const advanced = advance(node, { ...steppingOf(draft, live), now: live.run.arrivedAt, answers: [] })
  const outcome = advanced.type === 'done' ? advanced.outcome : null
  if (outcome?.type === 'sleep') return { waiting: { type: 'sleep', thenBy: outcome.thenBy }, wakeAt: outcome.until }
  if (outcome?.type !== 'listen' || outcome.effects) return null
  const { until, effects: _effects, note: _note, ...waiting } = outcome
  return { waiting, wakeAt: until }
}

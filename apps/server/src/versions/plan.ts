import type { Problem } from '@etape/conditions'
import {
  checkMigration,
  kindOf,
  planMigration,
  type FlowDocument,
  type MigrationChoice,
  type MigrationChoices,
  type VersionDefinition,
} from '@etape/flow'
import type { WaitingPlace } from '@etape/store'
import type { Foundation } from '../context.ts'
import { loadSettings, mover, type ChoicesByVersion } from './migrate.ts'

export interface PlaceChoice {
  version: number
  node: string
  choice: MigrationChoice
}

export interface PlannedPlace extends WaitingPlace {
  /** What people call the node. */
  name: string
  kind: string
  state: 'same' | 'changed' | 'removed'
  choice: MigrationChoice
  after: DatesAfter
}

interface DatesAfter {
  dueFrom: number | null
  dueTo: number | null
  /** How many of those who wait the dates were worked out for. */
  lookedAt: number
}

type Planning = Pick<Foundation, 'store' | 'clock' | 'definitions'>

export function choicesByVersion(choices: readonly PlaceChoice[]): ChoicesByVersion {
  const byVersion = new Map<number, Record<string, MigrationChoice>>()
  for (const { version, node, choice } of choices) {
    const known = byVersion.get(version) ?? {}
    byVersion.set(version, Object.assign(known, { [node]: choice }))
  }
  return byVersion
}

/** What is wrong with choices. */
export function problemsOf(choices: readonly PlaceChoice[], document: FlowDocument): Problem[] {
  return [...choicesByVersion(choices).values()].flatMap((chosen) => checkMigration(chosen, document))
}

/** Who waits where on older versions, and what the choices would make of them; where nothing is chosen, what is best. */
export async function planPlaces(
  planning: Planning,
  flow: string,
  { document, choices }: { document: FlowDocument; choices: readonly PlaceChoice[] },
): Promise<PlannedPlace[]> {
  const places = await planning.store.flows.waitingPlaces(flow)
  const planned: PlannedPlace[] = []
  for (const version of new Set(places.map((place) => place.version))) {
    const before = await planning.store.flows.readVersion(flow, version)
    if (!before) continue
    const here = places.filter((place) => place.version === version)
    const plan = planMigration(
      before.document,
      document,
      here.map(({ node }) => node),
    )
    for (const [index, place] of here.entries()) {
      const { state = 'removed', suggested = { type: 'finish' } } = plan[index] ?? {}
      const chosen = choices.find((one) => one.version === version && one.node === place.node)
      const choice = chosen?.choice ?? suggested
      const node = before.document.nodes.find(({ id }) => id === place.node)
      const name = node?.name || (kindOf(node?.type ?? '')?.title ?? place.node)
      const after = await datesAfter(planning, flow, { document, place, choice })
      planned.push({ ...place, name, kind: node?.type ?? '', state, choice, after })
    }
  }
  return planned
}

// Enough to see when it goes on: a place can have a hundred thousand waiting.
const mostLookedAt = 2000
const notYetPublished = -1

interface Place {
  document: FlowDocument
  place: WaitingPlace
  choice: MigrationChoice
}

async function datesAfter(planning: Planning, flow: string, asked: Place): Promise<DatesAfter> {
  const { document, choice } = asked
  const { version, node, dueFrom, dueTo, waiting } = asked.place
  if (choice.type === 'finish') return { dueFrom, dueTo, lookedAt: waiting }
  if (choice.type === 'leave' || problemsOf([{ version, node, choice }], document).length > 0) {
    return { dueFrom: null, dueTo: null, lookedAt: waiting }
  }
  const { moments, contacts } = await momentsAfter(planning, flow, asked)
  const first = moments.reduce((left, right) => Math.min(left, right), Infinity)
  const last = moments.reduce((left, right) => Math.max(left, right), -Infinity)
  return {
    dueFrom: moments.length > 0 ? first : null,
    dueTo: moments.length > 0 ? last : null,
    lookedAt: contacts < mostLookedAt ? waiting : contacts,
  }
}

/** When those of them that are looked at go on, moved as chosen. */
async function momentsAfter(
  planning: Planning,
  flow: string,
  { document, place: { version, node }, choice }: Place,
): Promise<{ moments: number[]; contacts: number }> {
  const { store, definitions, clock } = planning
  const now = clock.now()
  const defined = definitions.current()
  const chosen: MigrationChoices = { [node]: choice }
  const move = mover(planning, { defined, now, choices: new Map([[version, chosen]]) })
  const contacts = await store.flows.contactsWaitingAt(flow, { version, node, limit: mostLookedAt })
  const definition: VersionDefinition = { id: notYetPublished, flow, number: 0, document }
  const states = await store.turns.peekStates(contacts, loadSettings(defined, now))
  const runs = states.flatMap((state) => move(state, definition)).flatMap((turn) => turn.runs)
  return { moments: runs.flatMap(({ run: { wakeAt } }) => wakeAt ?? []), contacts: contacts.length }
}

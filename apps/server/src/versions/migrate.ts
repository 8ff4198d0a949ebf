import { judge } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import {
  migrateRuns,
  prepareVersion,
  type ContactState,
  type MigrationChoices,
  type Turn,
  type VersionDefinition,
} from '@etape/flow'
import type { LoadSettings, Migrate } from '@etape/store'
import type { Foundation } from '../context.ts'
import { askingAt, type Defined } from '../definitions.ts'

/** What becomes of those who wait, by number of the version they wait on. */
export type ChoicesByVersion = ReadonlyMap<number, MigrationChoices>

type Moving = Pick<Foundation, 'store' | 'clock' | 'definitions'>

/** How publishing moves those who wait as chosen. */
export const migrateAs = (moving: Moving, choices: ChoicesByVersion, cause: Cause): Migrate => {
  const defined = moving.definitions.current()
  const now = moving.clock.now()
  return {
    cause,
    settings: loadSettings(defined, now),
    turns: mover(moving, { defined, now, choices }),
  }
}

export const loadSettings = ({ world, crm }: Defined, now: number): LoadSettings => ({
  now,
  eventNames: world.eventsRead,
  joinCompanyByDomain: crm.joinCompanyByDomain,
})

interface Choosing {
  defined: Defined
  now: number
  choices: ChoicesByVersion
}

/** The turns that move one contact, one for each version it waits on. */
export function mover({ store }: Moving, { defined, now, choices }: Choosing) {
  const { catalog, world } = defined
  const settings = {
    ...askingAt(now, defined),
    ids: store.ids,
    judge: (...[condition, facts, asking]: Parameters<Parameters<typeof migrateRuns>[2]['judge']>) =>
      judge(condition, facts, asking, catalog),
  }
  const prepared = new Map<number, ReturnType<typeof prepareVersion>>()
  return (state: ContactState, definition: VersionDefinition): Turn[] => {
    const version = prepared.get(definition.id) ?? prepareVersion(definition, { catalog })
    prepared.set(definition.id, version)
    const widened = { ...world, versions: new Map([...world.versions, [version.id, version]]) }
    return [...choices].flatMap(([number, chosen]) => {
      const runs = state.runs.filter(
        ({ flow, versionId }) => flow === definition.flow && world.versions.get(versionId)?.number === number,
      )
      if (runs.length === 0) return []
      return [
        migrateRuns({ ...state, runs }, widened, settings, { flow: definition.flow, to: version.id, choices: chosen }),
      ]
    })
  }
}

import type { Asking, FieldCatalog } from '@etape/conditions'
import { buildCatalog, type CrmSettings } from '@etape/crm'
import { prepareVersion, prepareWorld, type FlowVersion, type VersionDefinition, type World } from '@etape/flow'
import type { Definitions as StoredDefinitions, Store } from '@etape/store'

/** Everything people have defined, ready to work with. One object is one moment: it is replaced, never changed. */
export interface Defined {
  world: World
  catalog: FieldCatalog
  crm: CrmSettings
  /** IANA time zone of the workspace. */
  zone: string
  stored: StoredDefinitions
}

export interface Definitions {
  current(): Defined
  /** As `current`, after another process may have defined something: what it has acknowledged is in it. */
  fresh(): Promise<Defined>
  /** Reads all of it anew, after something was defined. */
  reload(): Promise<Defined>
}

export async function openDefinitions(store: Store): Promise<Definitions> {
  const versions = rememberVersions()
  // The revision first: what is defined while the rest is read is read again.
  const read = async () => ({
    revision: await store.settings.definitionsRevision(),
    defined: prepare(await store.settings.loadDefinitions(), versions),
  })
  let current = await read()
  const reload = async () => {
    current = await read()
    return current.defined
  }
  return {
    current: () => current.defined,
    fresh: async () => {
      const revision = await store.settings.definitionsRevision()
      return revision === current.revision ? current.defined : reload()
    },
    reload,
  }
}

/** How a question about `now` is asked in this workspace. */
export const askingAt = (now: number, { zone }: Defined): Asking => ({ now, zone })

type PrepareVersions = (definitions: readonly VersionDefinition[], catalog: FieldCatalog) => FlowVersion[]

function prepare(stored: StoredDefinitions, prepareVersions: PrepareVersions): Defined {
  const { crm, users, teams, customFields, segments, zone } = stored
  const catalog = buildCatalog({ customFields, settings: crm, users })
  const current = prepareVersions(
    stored.flows.map((flow) => flow.current),
    catalog,
  )
  const flows = stored.flows.flatMap(({ id, name, status, since }, index) => {
    const version = current[index]
    return version ? [{ id, name, status, since, current: version }] : []
  })
  const versions = prepareVersions(stored.versions, catalog)
  return {
    world: prepareWorld({ catalog, crm, segments, flows, versions, users, teams, holding: stored.holding }),
    catalog,
    crm,
    zone,
    stored,
  }
}

/** Versions never change, so each is prepared once as long as the catalogue stays the same. */
function rememberVersions(): PrepareVersions {
  let known = new Map<number, FlowVersion>()
  let knownFor = ''
  return (definitions, catalog) => {
    const fields = JSON.stringify([...catalog.values()])
    if (fields !== knownFor) known = new Map()
    knownFor = fields
    return definitions.map((definition) => {
      const version = known.get(definition.id) ?? prepareVersion(definition, { catalog })
      known.set(definition.id, version)
      return version
    })
  }
}

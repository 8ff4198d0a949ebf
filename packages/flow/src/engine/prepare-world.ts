import { eventFacts, type Condition, type FieldCatalog } from '@etape/conditions'
import { fieldsMovedBy, type CrmSettings, type SyncRuleId } from '@etape/crm'
import { happeningKey } from '../kit/happening.ts'
import { keysOf } from './keys.ts'
import { tryPrepare } from './prepare-condition.ts'
import type { RunProblem } from './run.ts'
import type {
  DatedTrigger,
  FlowVersion,
  Holds,
  LiveField,
  LiveFlow,
  LiveSegment,
  LiveTrigger,
  PreparedNode,
  World,
} from './world.ts'

export interface SegmentDefinition {
  id: string
  name: string
  kind: 'dynamic' | 'static'
  condition: Condition | null
}

export interface WorldDefinition {
  catalog: FieldCatalog
  crm: CrmSettings
  segments: readonly SegmentDefinition[]
  flows: readonly LiveFlow[]
  /** Versions that runs stand on; those the flows take contacts into need not be repeated. */
  versions: readonly FlowVersion[]
  /** Row ids of versions whose first messages are held for a look. */
  holding?: readonly number[]
  users?: readonly { id: string; name: string; email: string | null }[]
  teams?: readonly { id: string; members: readonly string[] }[]
}

/** The world of turns, with everything indexed by what it reads or hears. */
export function prepareWorld(definition: WorldDefinition): World {
  const { catalog, crm, flows } = definition
  const prepared = definition.segments.map((segment) => prepareSegment(segment, catalog))
  const segments = prepared.map(({ segment }) => segment)
  const listed = [...definition.versions, ...flows.map(({ current }) => current)]
  const versions = new Map(listed.map((version) => [version.id, version]))
  const dynamicSegments = segments.filter(({ holds }) => holds !== null)
  const triggers = indexTriggers(flows)
  return {
    catalog,
    crm,
    fields: { contact: liveFields('contact', catalog, triggers), company: liveFields('company', catalog, triggers) },
    segments,
    flows: new Map(flows.map((flow) => [flow.id, flow])),
    versions,
    owners: new Map((definition.users ?? []).map(({ id, name, email }) => [id, { name, email }])),
    teams: new Map((definition.teams ?? []).map(({ id, members }) => [id, members])),
    eventsRead: eventsRead(definition, versions.values()),
    triggers,
    datedTriggers: datedTriggers(flows, catalog),
    ...needsOf(flows, versions.values()),
    holding: new Set(definition.holding),
    dynamicSegments,
    segmentsReading: indexSegments(dynamicSegments),
    timedSegments: dynamicSegments.filter(({ reads }) => reads?.time),
    segmentById: new Map(segments.map((segment) => [segment.id, segment])),
    syncFilters: prepareFilters(crm, catalog),
    problems: [
      ...prepared.flatMap(({ problems }) => problems),
      ...[...versions.values()].flatMap(({ problems }) => problems),
    ],
  }
}

function prepareSegment(
  segment: SegmentDefinition,
  catalog: FieldCatalog,
): { segment: LiveSegment; problems: RunProblem[] } {
  const { prepared, problems } = tryPrepare(segment.kind === 'dynamic' ? segment.condition : null, catalog)
  return { segment: { ...segment, holds: prepared?.holds ?? null, reads: prepared?.reads ?? null }, problems }
}

function indexSegments(dynamic: readonly LiveSegment[]): ReadonlyMap<string, readonly LiveSegment[]> {
  const index = new Map<string, LiveSegment[]>()
  for (const segment of dynamic) {
    for (const key of segment.reads ? keysOf(segment.reads) : []) index.set(key, [...(index.get(key) ?? []), segment])
  }
  return index
}

function indexTriggers(flows: readonly LiveFlow[]): ReadonlyMap<string, readonly LiveTrigger[]> {
  const index = new Map<string, LiveTrigger[]>()
  for (const flow of flows.filter(({ status }) => status === 'live')) {
    for (const node of flow.current.triggers) {
      for (const key of heardBy(node)) index.set(key, [...(index.get(key) ?? []), { flow, node }])
    }
  }
  return index
}

/** Made ready once: to build the same few keys for each of the fields of an import takes longer than writing them. */
function liveFields(
  record: 'contact' | 'company',
  catalog: FieldCatalog,
  triggers: World['triggers'],
): ReadonlyMap<string, LiveField> {
  const fields = [...catalog.values()].filter(({ object }) => object === record)
  return new Map(
    fields.map(({ key: field }) => {
      const touches = [field, ...fieldsMovedBy(field)].map((key) => `${record}.${key}`)
      const isHeard = triggers.has(happeningKey({ type: 'field-changed', record, field, before: null, after: null }))
      return [field, { touches, isHeard }]
    }),
  )
}

/** A date of a field that is gone never comes. */
function datedTriggers(flows: readonly LiveFlow[], catalog: FieldCatalog): DatedTrigger[] {
  return flows
    .filter(({ status }) => status === 'live')
    .flatMap((flow) =>
      flow.current.triggers.flatMap((node) => {
        const trigger = node.kind?.starts?.dates?.(node.config)
        const field = trigger && catalog.get(trigger.field)
        return field ? [{ flow, node, trigger, field }] : []
      }),
    )
}

type Needs = Pick<World, 'cappedFlows' | 'usesRota' | 'usesLoads' | 'providesCompany'>

/** What turns need that only some flows ask for. */
function needsOf(flows: readonly LiveFlow[], versions: Iterable<FlowVersion>): Needs {
  const nodes = [...versions].flatMap((version) => [...version.nodes.values()])
  const picks = new Set(nodes.map(({ kind, config }) => kind?.picksPeople?.(config) ?? null))
  const capped = flows.filter(
    ({ status, current }) => status !== 'archived' && current.document.settings.capPerHour !== null,
  )
  return {
    cappedFlows: new Set(capped.map(({ id }) => id)),
    usesRota: picks.has('rota'),
    usesLoads: picks.has('least-loaded'),
    providesCompany: nodes.some(({ kind }) => kind?.providesCompany ?? false),
  }
}

const heardBy = ({ kind, config }: PreparedNode): ReadonlySet<string> => new Set(kind?.starts?.hears(config))

/** A filter that cannot be judged lets nothing through. */
function prepareFilters(crm: CrmSettings, catalog: FieldCatalog): Record<SyncRuleId, Holds | null> {
  const holds = (rule: SyncRuleId): Holds | null => {
    const { filter } = crm.syncRules[rule]
    return filter && (tryPrepare(filter, catalog).prepared?.holds ?? (() => false))
  }
  return {
    'open-deal': holds('open-deal'),
    'won-deal': holds('won-deal'),
    'company-stage': holds('company-stage'),
    'contact-stage': holds('contact-stage'),
  }
}

function eventsRead({ segments, crm }: WorldDefinition, versions: Iterable<FlowVersion>): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { condition } of segments) collectEvents(condition, names)
  for (const { filter } of Object.values(crm.syncRules)) collectEvents(filter, names)
  for (const { document } of versions) {
    collectEvents(document.settings, names)
    for (const node of document.nodes) collectEvents(node.config, names)
  }
  return names
}

/** Finds comparisons on events at any depth: kinds may hide conditions anywhere in their configuration. */
function collectEvents(json: unknown, names: Set<string>): void {
  if (typeof json !== 'object' || json === null) return
  const { fact, params } = json as { fact?: unknown; params?: { name?: unknown } | null }
  if (eventFacts.some((known) => known === fact) && typeof params?.name === 'string') names.add(params.name)
  for (const part of Object.values(json)) collectEvents(part, names)
}

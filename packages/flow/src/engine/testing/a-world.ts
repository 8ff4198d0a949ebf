import { judge, type Condition, type EpochMs, type Field, type FieldValues } from '@etape/conditions'
import { buildCatalog, defaultCrmSettings, type Cause, type CrmSettings } from '@etape/crm'
import { completeSettings, emptyFlow, type FlowDocument, type GivenSettings } from '../../document/flow-document.ts'
import { prepareVersion, type KindOf } from '../prepare-version.ts'
import { prepareWorld, type SegmentDefinition } from '../prepare-world.ts'
import type { Input, InputContent } from '../input.ts'
import type { ContactState, Ids, TurnSettings } from '../turn.ts'
import type { LiveFlow, World } from '../world.ts'

/** Tuesday 3 March 2026, 09:00 UTC. */
export const T0: EpochMs = Date.UTC(2026, 2, 3, 9)
export const minute = 60_000
export const day = 86_400_000

export const byAnna: Cause = { by: 'person', user: 'anna', name: 'Anna' }
export const byApi: Cause = { by: 'api', key: 'k1', name: 'Site' }

type Nodes = Readonly<Record<string, readonly [type: string, config?: unknown]>>

/** A flow drawn as `{ start: ['by-hand'], … }` and `'start.next > branch'`. */
export function aDocument(nodes: Nodes, edges: readonly string[], settings: GivenSettings = {}): FlowDocument {
  return {
    ...emptyFlow,
    nodes: Object.entries(nodes).map(([id, [type, config = {}]]) => ({
      id,
      type,
      name: '',
      config,
      position: { x: 0, y: 0 },
    })),
    edges: edges.map((edge) => {
      const [from = '', outlet = '', to = ''] = edge.split(/ > |\./)
      return { from, outlet, to }
    }),
    settings: completeSettings({ entry: 'every-time', ...settings }),
  }
}

export interface WorldParts {
  flows?: Readonly<Record<string, FlowDocument | { document: FlowDocument; status: LiveFlow['status'] }>>
  segments?: Readonly<Record<string, Condition | 'static'>>
  crm?: Partial<CrmSettings>
  fields?: readonly Field[]
  kindOf?: KindOf
  teams?: readonly { id: string; members: readonly string[] }[]
}

/** Versions have the row ids 1, 2, … in the order of the flows. */
export function aWorld({ flows = {}, segments = {}, crm, fields = [], kindOf, teams = [] }: WorldParts): World {
  const settings = { ...defaultCrmSettings(), ...crm }
  const catalog = buildCatalog({ customFields: fields, settings })
  const live = Object.entries(flows).map(([id, given], index): LiveFlow => {
    const { document, status } = 'document' in given ? given : { document: given, status: 'live' as const }
    const definition = { id: index + 1, flow: id, number: 1, document }
    return {
      id,
      name: `Flow ${id}`,
      status,
      current: prepareVersion(definition, { catalog, ...(kindOf && { kindOf }) }),
    }
  })
  const defined = Object.entries(segments).map(([id, condition]): SegmentDefinition => {
    if (condition === 'static') return { id, name: id, kind: 'static', condition: null }
    return { id, name: id, kind: 'dynamic', condition }
  })
  return prepareWorld({ catalog, crm: settings, segments: defined, flows: live, versions: [], teams })
}

/** Contact 1, without company, deals or runs. */
export function aState(fields: FieldValues = {}, rest: Partial<ContactState> = {}): ContactState {
  const contact = { id: 1, version: 1, companyId: rest.company?.current.id ?? null, fields }
  return {
    contact,
    company: null,
    deals: [],
    events: [],
    segments: new Map(),
    runs: [],
    past: [],
    inputs: [],
    later: [],
    ...rest,
  }
}

export function aCompany(fields: FieldValues = {}) {
  return { current: { id: 9, version: 1, fields: { name: 'Acme', ...fields } } }
}

/** Inputs received one after the other at T0. */
export function inputs(...contents: readonly InputContent[]): Input[] {
  return contents.map((content, index) => ({ id: index + 1, contactId: 1, at: T0, receivedAt: T0, hop: 0, content }))
}

export const did = (name: string, properties: Record<string, unknown> = {}): InputContent => ({
  type: 'event', name, properties, cause: byApi,
}) // prettier-ignore

export const wrote = (fields: FieldValues, cause: Cause = byApi): InputContent => ({
  type: 'record', created: null, fields, allowBackward: false, cause, runFlows: true,
}) // prettier-ignore

export const putIn = (flow: string): InputContent => ({ type: 'enrol', flow, cause: byAnna })

/** Row keys from 1000 on, the same in every turn. */
export function someIds(from = 1000): Ids {
  const last = new Map<string, number>()
  return {
    next: (table) => {
      const id = (last.get(table) ?? from - 1) + 1
      last.set(table, id)
      return id
    },
  }
}

export function turnSettings(world: World, now = T0, ids = someIds()): TurnSettings {
  return {
    now,
    zone: 'Europe/Stockholm',
    ids,
    judge: (condition, facts, asking) => judge(condition, facts, asking, world.catalog),
  }
}

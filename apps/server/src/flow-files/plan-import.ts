import { phrase, type Field, type Problem } from '@etape/conditions'
import { buildCatalog, type CrmSettings } from '@etape/crm'
import { checkFlow, type CheckContext, type Named } from '@etape/flow'
import { renameInTest } from './filed-tests.ts'
import { conditionIn, type FiledFlow, type Needs, type ReadFile } from './flow-file.ts'
import { renameCondition, renameReferences, type Renamed } from './references.ts'
import type { Workshop } from './workshop.ts'

/** Something that flows of a file refer to, and whether the workspace has it. */
export interface NeededThing {
  type: 'field' | 'segment' | 'stage' | 'status' | 'pipeline' | 'team' | 'user' | 'flow'
  key: string
  name: string
  state: 'there' | 'new' | 'missing'
  /** What stands in its place here. */
  id: string | null
}

export interface ImportedFlow extends FiledFlow {
  problems: readonly Problem[]
}

export interface ImportPlanned {
  things: readonly NeededThing[]
  /** With references as they are called here; those to flows of the file itself still by their keys. */
  flows: readonly ImportedFlow[]
  /** What would be made. */
  toMake: Needs
  problems: readonly Problem[]
}

/** What bringing a file in would make here, what it would use, and what is missing. */
export function planImport({ flows, needs }: ReadFile, workshop: Workshop): ImportPlanned {
  const things = thingsIn(needs, workshop)
  const renamed = renamedBy(things)
  const isNew = (type: NeededThing['type'], key: string) =>
    things.some((thing) => thing.type === type && thing.key === key && thing.state === 'new')
  const toMake: Needs = {
    fields: needs.fields.filter(({ object, key }) => isNew('field', `${object}.${key}`)),
    segments: needs.segments.filter(({ id }) => isNew('segment', id)),
    stages: needs.stages.filter(({ id }) => isNew('stage', id)),
    statuses: needs.statuses.filter(({ id }) => isNew('status', id)),
    pipelines: needs.pipelines.filter(({ id }) => isNew('pipeline', id)),
    teams: needs.teams.filter(({ id }) => isNew('team', id)),
    users: [],
    flows: [],
  }
  const context = contextAfter(toMake, workshop, flows)
  const segments = toMake.segments.map((segment) => {
    const reading = conditionIn(segment.condition, context.catalog)
    const condition = reading.ok && reading.value ? { ...renameCondition(reading.value, renamed) } : segment.condition
    return { segment: { ...segment, condition }, problems: reading.ok ? [] : reading.problems }
  })
  return {
    things,
    toMake: { ...toMake, segments: segments.map(({ segment }) => segment) },
    flows: flows.map((flow) => {
      const document = renameReferences(flow.document, renamed)
      const tests = flow.tests.map((test) => renameInTest(test, renamed))
      return { ...flow, document, tests, problems: checkFlow(document, { ...context, flow: flow.key }) }
    }),
    problems: [...conflicts(needs, workshop), ...segments.flatMap(({ problems }) => problems)],
  }
}

type Known = readonly { id: string }[]

function thingsIn(needs: Needs, { crm, customFields, segments, users, teams, flows }: Workshop): NeededThing[] {
  const byId = (type: NeededThing['type'], known: Known) => (needed: { id: string; name: string }) =>
    thing(type, needed, known.some(({ id }) => id === needed.id) ? needed.id : null)
  const labelled = ({ id, label }: { id: string; label: { en: string } }) => ({ id, name: label.en })
  return [
    ...needs.fields
      .map((field) => ({ id: `${field.object}.${field.key}`, name: field.label.en }))
      .map(
        byId(
          'field',
          customFields.map(({ object, key }) => ({ id: `${object}.${key}` })),
        ),
      ),
    ...needs.segments.map((segment) =>
      thing('segment', segment, (sameIn(segments, segment) ?? namesake(segments, segment))?.id ?? null),
    ),
    ...needs.stages.map(labelled).map(byId('stage', crm.stages)),
    ...needs.statuses.map(labelled).map(byId('status', crm.statuses)),
    ...needs.pipelines.map(labelled).map(byId('pipeline', crm.pipelines)),
    ...needs.teams.map(byId('team', teams)),
    ...needs.users.map((user) =>
      absent(thing('user', user, (sameIn(users, user) ?? sameAddress(users, user))?.id ?? null)),
    ),
    ...needs.flows.map((flow) => absent(byId('flow', flows)(flow))),
  ]
}

const thing = (type: NeededThing['type'], { id: key, name }: { id: string; name: string }, id: string | null): NeededThing => ({
  type, key, name, state: id === null ? 'new' : 'there', id: id ?? key,
}) // prettier-ignore

/** People and other flows are not made by a file. */
const absent = (one: NeededThing): NeededThing => (one.state === 'new' ? { ...one, state: 'missing', id: null } : one)

const sameIn = <T extends { id: string }>(known: readonly T[], { id }: { id: string }) =>
  known.find((one) => one.id === id)
const namesake = <T extends { name: string }>(known: readonly T[], { name }: { name: string }) =>
  known.find((one) => one.name === name)
const sameAddress = <T extends { email: string }>(known: readonly T[], { email }: { email: string }) =>
  known.find((one) => one.email.toLowerCase() === email.toLowerCase())

function renamedBy(things: readonly NeededThing[]): Renamed {
  const renamed = new Map<Named['type'], Map<string, string>>()
  for (const { type, key, id } of things) {
    if (id === null || id === key) continue
    const ids = renamed.get(type) ?? new Map<string, string>()
    renamed.set(type, ids.set(key, id))
  }
  return renamed
}

/** The workspace as it would be with what is to be made. */
function contextAfter(toMake: Needs, workshop: Workshop, flows: readonly FiledFlow[]): CheckContext {
  const crm = withVocabulary(workshop.crm, toMake)
  const made = toMake.fields.map((field): Field => newField(field))
  const { users } = workshop
  return {
    crm,
    catalog: buildCatalog({ customFields: [...workshop.customFields, ...made], settings: crm, users }),
    segments: [...workshop.segments, ...toMake.segments.map(({ id, kind }) => ({ id, kind }))],
    users,
    teams: [...workshop.teams, ...toMake.teams],
    flows: [...workshop.flows.map(({ id }) => ({ id })), ...flows.map(({ key }) => ({ id: key }))],
  }
}

export const newField = ({ choices, ...field }: Needs['fields'][number]): Field => ({
  ...field,
  builtIn: false,
  ...(choices && { choices: choices.map(({ color, ...choice }) => ({ ...choice, ...(color && { color }) })) }),
})

/** New stages stand above those there are, new lead statuses after them. */
export function withVocabulary(crm: CrmSettings, { stages, statuses, pipelines }: Needs): CrmSettings {
  const top = Math.max(-1, ...crm.stages.map(({ rank }) => rank ?? -1))
  const lastStage = Math.max(-1, ...crm.stages.map(({ position }) => position))
  const lastStatus = Math.max(-1, ...crm.statuses.map(({ position }) => position))
  const newStages = stages.map((stage, index) => ({
    ...stage, criteria: null, rank: top + 1 + index, position: lastStage + 1 + index,
  })) // prettier-ignore
  const newStatuses = statuses.map((status, index) => ({ ...status, position: lastStatus + 1 + index }))
  return {
    ...crm,
    stages: [...crm.stages, ...newStages],
    statuses: [...crm.statuses, ...newStatuses],
    pipelines: [...crm.pipelines, ...pipelines],
  }
}

/** A field of the same key that holds something else cannot stand in its place. */
function conflicts({ fields }: Needs, { customFields }: Workshop): Problem[] {
  return fields.flatMap(({ object, key, type, label }): Problem[] => {
    const known = customFields.find((field) => field.object === object && field.key === key)
    if (!known || known.type === type) return []
    const message = phrase('The workspace has a field “{name}” of another type.', { name: label.en })
    return [{ code: 'flow-file/field-differs', severity: 'error', message, where: `needs.fields.${object}.${key}` }]
  })
}

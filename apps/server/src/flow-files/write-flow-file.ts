import { conditionReferences, type Named } from '@etape/flow'
import { fileTest } from './filed-tests.ts'
import type { FiledFlow, FlowFile, Needs } from './flow-file.ts'
import { referencesIn } from './references.ts'
import type { Workshop } from './workshop.ts'

/** Flows as a file, with all they refer to. */
export function writeFlowFile(flows: readonly FiledFlow[], workshop: Workshop): FlowFile {
  const named = closeOver(
    flows.flatMap(({ document }) => referencesIn(document)),
    workshop,
  )
  return {
    etape: 'flows',
    format: 1,
    flows: flows.map((flow) => ({ ...flow, document: { ...flow.document }, tests: flow.tests.map(fileTest) })),
    needs: needsOf(named, workshop, new Set(flows.map(({ key }) => key))),
  }
}

type Ids = ReadonlyMap<Named['type'], ReadonlySet<string>>

/** With what segments refer to in their turn. */
function closeOver(references: readonly Named[], { segments }: Workshop): Ids {
  const ids = new Map<Named['type'], Set<string>>()
  const waiting = [...references]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const known = ids.get(next.type) ?? new Set()
    ids.set(next.type, known)
    if (known.has(next.id)) continue
    known.add(next.id)
    const { type, id } = next
    const condition = type === 'segment' ? segments.find((segment) => segment.id === id)?.condition : null
    if (condition) waiting.push(...conditionReferences(condition))
  }
  return ids
}

function needsOf(ids: Ids, workshop: Workshop, own: ReadonlySet<string>): Needs {
  const isNamed = (type: Named['type'], id: string) => ids.get(type)?.has(id) ?? false
  const pipelines = new Set([...(ids.get('pipeline-stage') ?? [])].map((id) => id.slice(0, id.indexOf('/'))))
  const { crm, customFields, segments, teams, users, flows } = workshop
  return {
    fields: customFields
      .filter(({ object, key }) => isNamed('field', `${object}.${key}`))
      .map(({ builtIn: _, readOnly: _readOnly, label, choices, ...field }) => ({
        ...field,
        label: { ...label },
        ...(choices && { choices: choices.map((choice) => ({ ...choice, label: { ...choice.label } })) }),
      })),
    segments: segments
      .filter(({ id }) => isNamed('segment', id))
      .map(({ id, name, description, kind, condition }) => ({
        id,
        name,
        description,
        kind,
        condition: condition && { ...condition },
      })),
    stages: crm.stages
      .filter(({ id }) => isNamed('stage', id))
      .map(({ id, label, color, definition }) => ({ id, label, color, definition })),
    statuses: crm.statuses
      .filter(({ id }) => isNamed('status', id))
      .map(({ id, label, color, definition }) => ({ id, label, color, definition })),
    pipelines: crm.pipelines
      .filter(({ id }) => isNamed('pipeline', id) || pipelines.has(id))
      .map((pipeline) => ({ ...pipeline, stages: [...pipeline.stages] })),
    teams: teams.filter(({ id }) => isNamed('team', id)).map(({ id, name }) => ({ id, name })),
    users: users.filter(({ id }) => isNamed('user', id)).map(({ id, name, email }) => ({ id, name, email })),
    flows: flows.filter(({ id }) => isNamed('flow', id) && !own.has(id)).map(({ id, name }) => ({ id, name })),
  }
}

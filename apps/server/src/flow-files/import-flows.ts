import type { Condition } from '@etape/conditions'
import type { By, FlowRow } from '@etape/store'
import type { Context } from '../context.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { countMembers } from '../segments/count-members.ts'
import type { Needs } from './flow-file.ts'
import { newField, withVocabulary, type ImportedFlow, type ImportPlanned } from './plan-import.ts'
import { renameReferences } from './references.ts'

/** Makes what is missing, and each flow as a draft. Answers the flows in the order of the file. */
export async function importFlows(context: Context, { flows, toMake }: ImportPlanned, by: By): Promise<FlowRow[]> {
  await provide(context, toMake)
  const made: { row: FlowRow; key: string }[] = []
  for (const { key, ...flow } of flows) {
    made.push({ key, row: await context.store.flows.create({ id: key, ...asNew(flow), ...by }) })
  }
  const renamed = new Map([['flow' as const, new Map(made.map(({ key, row }) => [key, row.id]))]])
  const isRenamed = made.some(({ key, row }) => key !== row.id)
  for (const { row } of isRenamed ? made : []) {
    const draft = await context.store.flows.readDraft(row.id)
    if (!draft) continue
    const document = renameReferences(draft.document, renamed)
    await context.store.flows.saveDraft(row.id, { document, revision: draft.revision, ...by })
  }
  context.stream.publish('flow', null)
  return made.map(({ row }) => row)
}

const asNew = ({ name, description, document, tests }: Omit<ImportedFlow, 'key'>) => ({
  name,
  description,
  document,
  tests,
})

async function provide(context: Context, toMake: Needs): Promise<void> {
  const { store, clock, definitions } = context
  const { crm } = definitions.current()
  const { stages, statuses } = withVocabulary(crm, toMake)
  for (const field of toMake.fields) await store.settings.createField(newField(field))
  if (toMake.stages.length > 0) await store.settings.saveStages(stages.slice(crm.stages.length))
  if (toMake.statuses.length > 0) await store.settings.saveStatuses(statuses.slice(crm.statuses.length))
  for (const pipeline of toMake.pipelines) await store.settings.savePipeline(pipeline)
  for (const team of toMake.teams) await store.teams.save(team)
  for (const segment of toMake.segments) {
    // Read when the import was planned.
    const condition = segment.condition as Condition | null
    await store.segments.create({ ...segment, condition }, clock.now())
  }
  await takeUpDefinitions(context, 'settings')
  for (const { id, kind } of toMake.segments) if (kind === 'dynamic') await countMembers(context, id)
}

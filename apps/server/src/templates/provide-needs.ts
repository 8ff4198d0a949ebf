import type { FlowTemplate, TemplateNeeds } from '@etape/flow'
import type { Language } from '@etape/conditions'
import type { Context } from '../context.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { countMembers } from '../segments/count-members.ts'

type Workshop = Pick<Context, 'store' | 'clock' | 'definitions' | 'stream' | 'runtime' | 'log'>

/** Makes what a template refers to and the workspace does not have. */
export async function provideNeeds(context: Workshop, template: FlowTemplate, language: Language): Promise<void> {
  const needs = template.needs(language)
  await provideVocabulary(context, needs)
  await context.definitions.reload()
  const { store, clock, definitions } = context
  const missing = needs.segments.filter(({ id }) => !definitions.current().world.segmentById.has(id))
  for (const segment of missing) {
    await store.segments.create({ ...segment, description: '', kind: 'dynamic' }, clock.now())
  }
  await takeUpDefinitions(context, 'settings')
  for (const { id } of missing) await countMembers(context, id)
}

async function provideVocabulary(
  { store, definitions }: Workshop,
  { fields, statuses, teams }: TemplateNeeds,
): Promise<void> {
  const { catalog, crm } = definitions.current()
  for (const field of fields) if (!catalog.has(`${field.object}.${field.key}`)) await store.settings.createField(field)
  const missing = statuses.filter(({ id }) => !crm.statuses.some((status) => status.id === id))
  const last = Math.max(-1, ...crm.statuses.map(({ position }) => position))
  const placed = missing.map((status, index) => ({ ...status, position: last + 1 + index }))
  if (placed.length > 0) await store.settings.saveStatuses(placed)
  const known = new Set((await store.teams.list()).map(({ id }) => id))
  for (const team of teams) if (!known.has(team.id)) await store.teams.save(team)
}

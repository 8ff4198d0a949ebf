import type { Label, Pipeline } from '@etape/crm'
import type { Context, Unit } from '../context.ts'
import { PipelineStageInUseError } from '../errors.ts'
import { readJson, writeJson } from '../rows/json.ts'

export async function listPipelines({ reads }: Context): Promise<Pipeline[]> {
  const pipelines = await reads
    .selectFrom('pipeline')
    .select(['id', 'label'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  const stages = await reads
    .selectFrom('pipeline_stage')
    .select(['pipeline', 'id', 'label', 'type', 'probability'])
    .orderBy('position')
    .execute()
  return pipelines.map(({ id, label }) => ({
    id,
    label: readJson<Label>(label),
    stages: stages
      .filter(({ pipeline }) => pipeline === id)
      .map(({ pipeline: _, ...stage }) => ({ ...stage, label: readJson<Label>(stage.label) })),
  }))
}

export async function savePipeline({ write }: Context, pipeline: Pipeline): Promise<void> {
  await write(async (unit) => {
    await refuseUsedStages(unit, pipeline)
    const label = writeJson(pipeline.label)
    const { count } = await unit.query
      .selectFrom('pipeline')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    await unit.query
      .insertInto('pipeline')
      .values({ id: pipeline.id, label, position: count })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ label }))
      .execute()
    await replaceStages(unit, pipeline)
  })
}

async function replaceStages({ query }: Unit, { id: pipeline, stages }: Pipeline): Promise<void> {
  await query.deleteFrom('pipeline_stage').where('pipeline', '=', pipeline).execute()
  const rows = stages.map(({ id, label, type, probability }, position) => ({
    pipeline,
    id,
    label: writeJson(label),
    type,
    probability,
    position,
  }))
  if (rows.length > 0) await query.insertInto('pipeline_stage').values(rows).execute()
}

async function refuseUsedStages({ query }: Unit, { id, stages }: Pipeline): Promise<void> {
  const used = await query.selectFrom('deal').select('stage').distinct().where('pipeline', '=', id).execute()
  const kept = new Set(stages.map((stage) => stage.id))
  const lost = used.find(({ stage }) => stage !== null && !kept.has(stage))
  if (lost?.stage) throw new PipelineStageInUseError(lost.stage)
}

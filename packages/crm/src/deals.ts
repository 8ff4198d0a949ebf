import { phrase, type EpochMs, type FieldValues, type Reading } from '@etape/conditions'
import { findPipelineStage } from './pipelines.ts'
import type { Deal } from './records.ts'
import type { CrmSettings } from './settings.ts'

export interface NewDeal {
  id: number
  companyId: number | null
  contactIds: readonly number[]
  name: string
  pipeline: string
  stage: string
  amount: number | null
  currency: string | null
  owner: string | null
  /** Fields besides these: `close_date`, custom ones. */
  fields?: FieldValues
}

/** A deal as it is when made; its type comes from its stage. A problem when the pipeline has no such stage. */
export function makeDeal(deal: NewDeal, settings: CrmSettings, at: EpochMs): Reading<Deal> {
  const { id, companyId, contactIds, fields, ...given } = deal
  const stage = findPipelineStage(settings, deal.pipeline, deal.stage)
  if (!stage) return { ok: false, problems: [unknownStage(deal)] }
  const kept = { type: stage.type, stage_since: at, created_at: at, updated_at: at }
  const currency = deal.currency ?? settings.currency
  return {
    ok: true,
    value: { id, version: 1, companyId, contactIds, fields: { ...fields, ...given, currency, ...kept } },
  }
}

const unknownStage = ({ pipeline, stage }: NewDeal) => ({
  code: 'crm/pipeline-stage-unknown',
  severity: 'error' as const,
  message: phrase('The pipeline “{pipeline}” has no stage “{stage}”.', { pipeline, stage }),
  where: 'stage',
  hint: phrase('Choose a stage of the pipeline.'),
})

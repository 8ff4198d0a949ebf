import type { Happening } from './happening.ts'

type DealChanged = Extract<Happening, { type: 'deal-changed' }>

/** A stage of a pipeline as configurations have it. */
export interface PipelinePlace {
  pipeline: string
  stage: string
}

/** Whether a deal stands at the wanted stage; `null` wants any. */
export const isAt = (found: PipelinePlace | null, wanted: PipelinePlace | null): boolean =>
  wanted === null || (found !== null && found.pipeline === wanted.pipeline && found.stage === wanted.stage)

/** Whether the deal came to another stage than it stood at. */
export const hasMoved = ({ created, before, pipeline, stage }: DealChanged): boolean =>
  !created && (before === null || !isAt(before, { pipeline, stage }))

/** A deal that was closed just now, in that pipeline; `null` means in any. */
export const isClosed = (happening: Happening, as: 'won' | 'lost', pipeline: string | null): boolean =>
  happening.type === 'deal-changed' &&
  happening.dealType === as &&
  (happening.created || hasMoved(happening)) &&
  (pipeline === null || happening.pipeline === pipeline)

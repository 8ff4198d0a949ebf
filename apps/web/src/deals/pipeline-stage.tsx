import { usePipelines, type PipelineRow } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import { DotBadge, type DotColor } from '../ui/dot-badge.tsx'

export type PipelineStageRow = PipelineRow['stages'][number]

export const typeColors: Readonly<Record<PipelineStageRow['type'], DotColor>> = {
  open: 'sky',
  won: 'green',
  lost: 'grey',
}

/** A stage of a pipeline by its ids. One nobody defines any more is shown as it is. */
export function PipelineStageBadge({ pipeline, stage }: { pipeline: string; stage: string }) {
  const label = useLabel()
  const known = usePipelines()
    .find(({ id }) => id === pipeline)
    ?.stages.find(({ id }) => id === stage)
  return <DotBadge color={known ? typeColors[known.type] : 'grey'} label={known ? label(known.label) : stage} />
}

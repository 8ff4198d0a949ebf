import { usePipelines, type PipelineRow } from '../data/definitions.ts'
import { useAddressParam } from '../ui/use-address-param.ts'

export interface DealFilter {
  q?: string
  without?: 'company'
}

/** What the deals are narrowed to, from the address, whatever way they are shown. */
export function useDealFilter(): DealFilter {
  const [q] = useAddressParam('q')
  const [without] = useAddressParam('without')
  return { ...(q && { q }), ...(without === 'company' && { without }) }
}

/** The pipeline that is looked at: the address's, else the first. */
export function usePipeline(): PipelineRow | undefined {
  const pipelines = usePipelines()
  const [asked] = useAddressParam('pipeline')
  return pipelines.find(({ id }) => id === asked) ?? pipelines[0]
}

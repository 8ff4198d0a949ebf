import { useLingui } from '@lingui/react/macro'
import { usePipelines } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { StepsPath } from '../records/steps-path.tsx'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { showDone } from '../ui/toasts.tsx'
import type { DealDetail } from './deal-page.tsx'
import { textOf, timeOf } from './deal-row.ts'

/** The stages of the deal's pipeline and where it stands. */
export function DealStagePath({ deal }: { deal: DealDetail }) {
  const { t } = useLingui()
  const label = useLabel()
  const { date } = useFormats()
  const mayWrite = useMay('marketer')
  const stages = useStagesOf(deal)
  const move = useWrite('updateDeal', {
    invalidates: ['deal', 'contact', 'company'],
    onDone: () => showDone(t`Moved.`),
  })
  const now = stages.findIndex(({ id }) => id === textOf(deal, 'stage'))
  const since = timeOf(deal, 'stage_since')
  const isOpen = stages[now]?.type === 'open'
  const steps = stages.map((stage, at) => {
    if (at === now)
      return {
        id: stage.id,
        label: label(stage.label),
        state: 'now' as const,
        note: since === null ? undefined : t`since ${date(since)}`,
      }
    // A closed deal was not at every stage before it, nor is a lost one past being won.
    return {
      id: stage.id,
      label: label(stage.label),
      state: isOpen && at < now ? ('past' as const) : ('ahead' as const),
    }
  })
  const moveTo = (stage: string) => move.mutate({ params: { id: deal.id }, body: { fields: { stage } } })
  return <StepsPath label={t`Deal stages`} steps={steps} onMove={mayWrite ? moveTo : undefined} />
}

/** How likely a deal of this stage is won, by its pipeline; `null` for a stage nobody defines any more. */
export function useProbability(deal: DealDetail): number | null {
  return useStagesOf(deal).find(({ id }) => id === textOf(deal, 'stage'))?.probability ?? null
}

function useStagesOf(deal: DealDetail) {
  return usePipelines().find(({ id }) => id === textOf(deal, 'pipeline'))?.stages ?? []
}

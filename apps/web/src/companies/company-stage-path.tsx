import { useLingui } from '@lingui/react/macro'
import { useById, useStages } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { StepsPath, type PathStep } from '../records/steps-path.tsx'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { showDone } from '../ui/toasts.tsx'
import type { CompanyDetail } from './company-page.tsx'

/** The ladder of stages and where the company stands on it. */
export function CompanyStagePath({ company }: { company: CompanyDetail }) {
  const { t } = useLingui()
  const label = useLabel()
  const { date } = useFormats()
  const mayWrite = useMay('marketer')
  const all = useStages()
  const { stage: current, furthest_stage: furthest, stage_since: since } = company.fields
  const byId = useById(all)
  const reached = byId.get(String(furthest))?.rank ?? -1
  const move = useWrite('updateCompany', {
    invalidates: ['company', 'contact'],
    onDone: ({ refused }) => showDone(refused.length === 0 ? t`Moved.` : t`The move was refused.`),
  })
  const stateOf = (id: string, rank: number | null): PathStep['state'] => {
    if (id === current) return 'now'
    return rank !== null && rank <= reached ? 'past' : 'ahead'
  }
  const steps = all
    .filter(({ id, rank }) => rank !== null || id === current)
    .map(({ id, rank, label: words }) => ({
      id,
      label: label(words),
      state: stateOf(id, rank),
      note: id === current && typeof since === 'number' ? t`since ${date(since)}` : undefined,
    }))
  const moveTo = (stage: string) => move.mutate({ params: { id: company.id }, body: { fields: { stage } } })
  return <StepsPath label={t`Lifecycle stages`} steps={steps} onMove={mayWrite ? moveTo : undefined} />
}

import { useLingui } from '@lingui/react/macro'
import { useStages } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { StepsPath, type PathStep } from '../records/steps-path.tsx'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { showDone } from '../ui/toasts.tsx'
import { useNow } from '../ui/use-now.ts'
import type { ContactDetail } from './contact-page.tsx'
import { timeInStages } from './time-in-stages.ts'
import { useSpan } from '../records/use-span.ts'

/** The ladder of stages: how long the contact stood in each, and where it stands. */
export function StagePath({ contact }: { contact: ContactDetail }) {
  const { t } = useLingui()
  const label = useLabel()
  const now = useNow()
  const span = useSpan()
  const { date } = useFormats()
  const mayWrite = useMay('marketer')
  const current = contact.fields['stage']
  const stages = useStages().filter(({ id, rank }) => rank !== null || id === current)
  const spent = timeInStages(contact.stages, now)
  const since = contact.stages.find(({ leftAt }) => leftAt === null)?.enteredAt
  const move = useWrite('updateContact', {
    invalidates: ['contact'],
    onDone: ({ refused }) =>
      showDone(refused.length === 0 ? t`Moved.` : t`The move was refused. The timeline says why.`),
  })
  const stepOf = (id: string): Pick<PathStep, 'state' | 'note'> => {
    if (id === current) return { state: 'now', note: since === undefined ? undefined : t`since ${date(since)}` }
    const ms = spent.get(id)
    return ms === undefined ? { state: 'ahead' } : { state: 'past', note: span(ms) }
  }
  const steps = stages.map((stage) => ({ id: stage.id, label: label(stage.label), ...stepOf(stage.id) }))
  const moveTo = (stage: string) => move.mutate({ params: { id: contact.id }, body: { fields: { stage } } })
  return <StepsPath label={t`Lifecycle stages`} steps={steps} onMove={mayWrite ? moveTo : undefined} />
}

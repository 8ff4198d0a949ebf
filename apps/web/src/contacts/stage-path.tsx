import { useLingui } from '@lingui/react/macro'
import { useStages } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { useNow } from '../ui/use-now.ts'
import type { ContactDetail } from './contact-page.tsx'
import css from './contact-page.module.css'
import { useSpan } from './use-span.ts'

/** The ladder of stages: how long the contact stood in each, and where it stands. */
export function StagePath({ contact }: { contact: ContactDetail }) {
  const { t } = useLingui()
  const label = useLabel()
  const now = useNow()
  const span = useSpan()
  const { date } = useFormats()
  const current = contact.fields['stage']
  const stages = useStages().filter(({ id, rank }) => rank !== null || id === current)
  const timeIn = (stage: string) =>
    contact.stages
      .filter((stay) => stay.stage === stage)
      .reduce((sum, { enteredAt, leftAt }) => sum + (leftAt ?? now) - enteredAt, 0)
  const since = contact.stages.find(({ leftAt }) => leftAt === null)?.enteredAt

  return (
    <ol className={css.path} aria-label={t`Lifecycle stages`}>
      {stages.map((stage) => {
        const isNow = stage.id === current
        const spent = timeIn(stage.id)
        const marks = { ...(isNow && { 'data-now': '', 'aria-current': 'step' as const }), ...(spent > 0 && !isNow && { 'data-past': '' }) }
        return (
          <li key={stage.id} {...marks} title={label(stage.label)}>
            <span>{label(stage.label)}</span>
            <small>{isNow && since ? t`since ${date(since)}` : spent > 0 && span(spent)}</small>
          </li>
        )
      })}
    </ol>
  )
}

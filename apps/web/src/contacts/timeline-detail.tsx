import type { Cause } from '@etape/crm'
import { describeRule, writeRules } from '@etape/crm'
import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { CauseText } from '../runs/cause-text.tsx'
import { isDeliveryStatus, statusWords } from '../outbox/delivery-words.tsx'
import { useOutcomeWords } from '../runs/outcome-words.ts'
import { useFormats } from '../text/formats.ts'
import { usePhrase } from '../text/use-phrase.ts'
import type { TimelineRow } from './contact-page.tsx'
import { EventProperties } from './event-properties.tsx'
import css from './timeline.module.css'

/** The second line of a row: who or what did it, what was refused and by which rule, what came along. */
export function TimelineDetail({ row }: { row: TimelineRow }) {
  return (
    <div className={css.detail}>
      <Words row={row} />
    </div>
  )
}

function Words({ row: { event, change, segment, run, message, deal, note } }: { row: TimelineRow }): ReactNode {
  if (event) return <EventProperties name={event.name} properties={event.properties} />
  if (change) return <ChangeDetail change={change} />
  if (segment) return <CauseDetail cause={segment.cause} />
  if (run) return <RunOutcome run={run} />
  if (message) return <MessageStatus status={message.status} />
  if (deal) return <DealDetail deal={deal} />
  return note ? <NoteDetail note={note} /> : null
}

/** Nothing for what Etape keeps no cause of. */
function CauseDetail({ cause }: { cause: { by: string } }) {
  const known = cause as Cause
  if (known.by !== 'system') return <CauseText cause={known} />
  return known.reason === 'time' ? <Trans>as time passed</Trans> : null
}

function ChangeDetail({ change }: { change: NonNullable<TimelineRow['change']> }) {
  const say = usePhrase()
  const rule = writeRules.find((known) => known === change.rule)
  return (
    <>
      {change.outcome !== 'accepted' && (
        <div className={css.refusal}>
          {change.outcome === 'refused' ? <Trans>Refused.</Trans> : <Trans>Superseded.</Trans>}{' '}
          {rule ? say(describeRule(rule)) : change.rule}
        </div>
      )}
      <CauseDetail cause={change.cause} />
    </>
  )
}

function RunOutcome({ run: { outcome } }: { run: NonNullable<TimelineRow['run']> }) {
  const words = useOutcomeWords()
  return outcome === null ? null : words(outcome)
}

function MessageStatus({ status }: { status: string }) {
  const { i18n } = useLingui()
  return isDeliveryStatus(status) ? i18n._(statusWords[status].label) : status
}

function DealDetail({ deal: { amount, cause } }: { deal: NonNullable<TimelineRow['deal']> }) {
  const { number } = useFormats()
  return (
    <>
      {amount !== null && <span>{number(amount)} </span>}
      <CauseDetail cause={cause} />
    </>
  )
}

function NoteDetail({ note: { text, author } }: { note: NonNullable<TimelineRow['note']> }) {
  return (
    <>
      <p className={css.note}>{text}</p>
      <CauseDetail cause={author} />
    </>
  )
}

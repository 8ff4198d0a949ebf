import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { DeliveryStatusBadge, isDeliveryStatus } from '../outbox/delivery-words.tsx'
import type { TimelineRow } from './contact-page.tsx'
import { plainProperties } from './event-properties.tsx'
import { Step } from './step.tsx'
import css from './why.module.css'

/** What an event brought along. */
export function EventSteps({ properties }: { properties: Readonly<Record<string, unknown>> }) {
  const { t } = useLingui()
  const shown = plainProperties(properties)
  return (
    <Step title={<Trans>The event came in</Trans>} note={shown.length === 0 && t`It brought no properties.`}>
      {shown.length > 0 && (
        <dl className={css.properties}>
          {shown.flatMap(([key, value]) => [<dt key={`${key} name`}>{key}</dt>, <dd key={key}>{value}</dd>])}
        </dl>
      )}
    </Step>
  )
}

/** How far a message came, and where to read it. */
export function MessageStep({ message }: { message: NonNullable<TimelineRow['message']> }) {
  return (
    <Step
      tone={message.status === 'needs-attention' ? 'bad' : 'plain'}
      title={isDeliveryStatus(message.status) ? <DeliveryStatusBadge status={message.status} /> : message.status}
      note={
        <Link to={`/outbox?delivery=${message.delivery}`}>
          <Trans>Read the message</Trans>
        </Link>
      }
    />
  )
}

/** The deal that was made. */
export function DealStep({ deal }: { deal: NonNullable<TimelineRow['deal']> }) {
  return (
    <Step
      tone="good"
      title={<Trans>The deal was made</Trans>}
      note={<Link to={`/deals/${deal.id}`}>{deal.name}</Link>}
    />
  )
}

/** Whether the task is done. */
export function TaskStep({ task }: { task: NonNullable<TimelineRow['task']> }) {
  return (
    <Step
      tone={task.done ? 'good' : 'plain'}
      title={task.done ? <Trans>It is done</Trans> : <Trans>It is still to be done</Trans>}
    />
  )
}

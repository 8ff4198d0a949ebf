import { pageVisit } from '@etape/conditions'
import { useLingui as useLinguiCore } from '@lingui/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFieldCatalog, usePipelines } from '../data/definitions.ts'
import { FieldValueText } from '../records/field-value.tsx'
import { channelWords, isDeliveryChannel } from '../outbox/delivery-words.tsx'
import { useLabel } from '../text/use-language.ts'
import type { TimelineRow } from './contact-page.tsx'
import css from './timeline.module.css'

type Detail<K extends keyof TimelineRow> = NonNullable<TimelineRow[K]>

/** What happened, in one line. */
export function TimelineSentence({ row }: { row: TimelineRow }) {
  return (
    <span className={css.sentence}>
      <Words row={row} />
    </span>
  )
}

function Words({ row: { event, change, segment, run, message, deal, task, note } }: { row: TimelineRow }): ReactNode {
  if (event) return <EventWords event={event} />
  if (change) return <ChangeWords change={change} />
  if (segment) return <SegmentWords segment={segment} />
  if (run) return <RunWords run={run} />
  if (message) return <MessageWords message={message} />
  if (deal) return <DealWords deal={deal} />
  if (task) return <TaskWords task={task} />
  return note ? (
    <b>
      <Trans>Note</Trans>
    </b>
  ) : null
}

function EventWords({ event: { name, properties } }: { event: Detail<'event'> }) {
  const path = properties['path']
  if (name === pageVisit && typeof path === 'string')
    return (
      <span>
        <Trans>
          <b>Visited</b> {path}
        </Trans>
      </span>
    )
  return <b>{name}</b>
}

function ChangeWords({ change }: { change: Detail<'change'> }) {
  const { t } = useLingui()
  const label = useLabel()
  const { record, field, before, after, outcome } = change
  const known = useFieldCatalog().get(`${record}.${field}`)
  const name = known ? label(known.label) : field
  const records = { contact: null, company: t`Company`, deal: t`Deal` }
  const of = records[record]
  return (
    <>
      <b>{of ? `${of} · ${name}` : name}</b>
      {before !== null && (
        <>
          <FieldValueText record={record} field={field} value={before} />
          <IconArrowRight size={14} className={css.arrow} aria-label={t`becomes`} />
        </>
      )}
      <span className={css.after} data-outcome={outcome}>
        {after === null ? t`empty` : <FieldValueText record={record} field={field} value={after} />}
      </span>
    </>
  )
}

function SegmentWords({ segment: { name, moved } }: { segment: Detail<'segment'> }) {
  return (
    <span>
      {moved === 'entered' ? (
        <Trans>
          Entered the segment <b>{name}</b>
        </Trans>
      ) : (
        <Trans>
          Left the segment <b>{name}</b>
        </Trans>
      )}
    </span>
  )
}

function RunWords({ run: { flowName, moved } }: { run: Detail<'run'> }) {
  return (
    <span>
      {moved === 'started' && (
        <Trans>
          Entered the flow <b>{flowName}</b>
        </Trans>
      )}
      {moved === 'ended' && (
        <Trans>
          Left the flow <b>{flowName}</b>
        </Trans>
      )}
      {moved === 'failed' && (
        <Trans>
          Failed in the flow <b>{flowName}</b>
        </Trans>
      )}
    </span>
  )
}

function MessageWords({ message: { channel, title } }: { message: Detail<'message'> }) {
  const { i18n } = useLinguiCore()
  return (
    <>
      <b>{isDeliveryChannel(channel) ? i18n._(channelWords[channel]) : channel}</b>
      {title && <span>{title}</span>}
    </>
  )
}

function DealWords({ deal: { name, pipeline, stage } }: { deal: Detail<'deal'> }) {
  const label = useLabel()
  const at = usePipelines()
    .find(({ id }) => id === pipeline)
    ?.stages.find(({ id }) => id === stage)
  const stageName = at ? label(at.label) : stage
  return (
    <span>
      <Trans>
        <b>Deal created:</b> {name}, now at {stageName}
      </Trans>
    </span>
  )
}

function TaskWords({ task: { title, done } }: { task: Detail<'task'> }) {
  return (
    <span>
      {done ? (
        <Trans>
          <b>Task, done:</b> {title}
        </Trans>
      ) : (
        <Trans>
          <b>Task:</b> {title}
        </Trans>
      )}
    </span>
  )
}

import type { VerdictNode } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import { Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, type ReactNode } from 'react'
import { VerdictTree } from '../runs/verdict-tree.tsx'
import { useFormats } from '../text/formats.ts'
import { Section } from '../ui/section.tsx'
import { CauseStep } from './cause-step.tsx'
import type { TimelineRow } from './contact-page.tsx'
import { Ruling } from './ruling.tsx'
import { LoadingStep, Step } from './step.tsx'
import { TimelineSentence } from './timeline-sentence.tsx'
import { DealStep, EventSteps, MessageStep, TaskStep } from './why-steps.tsx'
import css from './why.module.css'

// A run's steps are told in the words of the flow kinds, which most visits to a contact do without.
const RunChain = lazy(async () => ({ default: (await import('./run-chain.tsx')).RunChain }))

/** What led to a row of the timeline, in a card beside it. */
export function WhyCard({ row }: { row: TimelineRow | null }) {
  const { t } = useLingui()
  const { dateTime } = useFormats()
  const at = row && (
    <Text c="dimmed" className="tabular">
      {dateTime(row.at)}
    </Text>
  )
  return (
    <Section title={t`Why`} action={at}>
      {row ? (
        <Why row={row} />
      ) : (
        <Text c="dimmed">
          <Trans>Choose a row of the timeline to see what led to it.</Trans>
        </Text>
      )}
    </Section>
  )
}

/** What led to a row of the timeline, from its cause to what was written or refused. */
export function Why({ row }: { row: TimelineRow }) {
  return (
    <>
      <div className={css.what}>
        <TimelineSentence row={row} />
      </div>
      <ol className={css.chain} key={row.id}>
        <Chain row={row} />
      </ol>
    </>
  )
}

function Chain({ row: { event, change, segment, run, message, deal, task, note } }: { row: TimelineRow }): ReactNode {
  if (event) return <EventSteps properties={event.properties} />
  if (change) return <ChangeChain change={change} />
  if (segment) return <SegmentChain segment={segment} />
  if (run)
    return (
      <Suspense fallback={<LoadingStep />}>
        <RunChain runId={run.id} />
      </Suspense>
    )
  if (message) return <MessageStep message={message} />
  if (deal)
    return (
      <>
        <Causes cause={deal.cause} />
        <DealStep deal={deal} />
      </>
    )
  if (task) return <TaskStep task={task} />
  return note ? <Causes cause={note.author} /> : null
}

/** The cause, with the whole way through the flow where a run did it. */
function Causes({ cause }: { cause: { by: string } }) {
  const known = cause as Cause
  if (known.by !== 'run') return <CauseStep cause={known} />
  return (
    <Suspense fallback={<LoadingStep />}>
      <RunChain runId={String(known.runId)} until={{ step: String(known.stepId), name: known.nodeName }} />
    </Suspense>
  )
}

function ChangeChain({ change }: { change: NonNullable<TimelineRow['change']> }) {
  return (
    <>
      <Causes cause={change.cause} />
      <Step
        tone={change.outcome === 'accepted' ? 'good' : 'bad'}
        title={<Written outcome={change.outcome} />}
        note={<Ruling change={change} />}
      />
    </>
  )
}

function Written({ outcome }: { outcome: 'accepted' | 'refused' | 'superseded' }) {
  switch (outcome) {
    case 'accepted':
      return <Trans>It was written</Trans>
    case 'refused':
      return <Trans>The write was refused</Trans>
    case 'superseded':
      return <Trans>Another write went first</Trans>
  }
}

function SegmentChain({ segment }: { segment: NonNullable<TimelineRow['segment']> }) {
  const { moved, verdict, cause } = segment
  return (
    <>
      <CauseStep cause={cause as Cause} />
      {verdict && (
        <Step
          title={moved === 'entered' ? <Trans>The condition held</Trans> : <Trans>The condition held no longer</Trans>}
        >
          <VerdictTree tree={verdict as unknown as VerdictNode} />
        </Step>
      )}
      <Step tone="good" title={<TimelineSentence row={{ id: '', at: 0, kind: 'segment', segment }} />} />
    </>
  )
}

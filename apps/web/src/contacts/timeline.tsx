import { Button, Chip, Group, Skeleton } from '@mantine/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { Trans, useLingui as useMacro } from '@lingui/react/macro'
import { IconHistory } from '@tabler/icons-react'
import { useFormats } from '../text/formats.ts'
import { Section } from '../ui/section.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import { useNow } from '../ui/use-now.ts'
import type { TimelineRow } from './contact-page.tsx'
import css from './timeline.module.css'
import { groupByDay, startOfDay, type Day } from './group-by-day.ts'
import { TimelineEntry } from './timeline-entry.tsx'
import { timelineParts, type ShownTimeline, type TimelinePart } from './use-timeline.ts'

interface TimelineProps {
  timeline: ShownTimeline
  selected: TimelineRow | null
  onSelect: (row: TimelineRow) => void
}

/** What happened to a contact, newest first, day by day. */
export function Timeline({ timeline, selected, onSelect }: TimelineProps) {
  const { t } = useMacro()
  return (
    <Section title={t`Timeline`} isFlush>
      <Parts shown={timeline.part} onShow={timeline.show} />
      <Rows timeline={timeline} selected={selected} onSelect={onSelect} />
    </Section>
  )
}

const partWords = {
  changes: msg`Stage and fields`,
  events: msg`Events`,
  flows: msg`Flows`,
  messages: msg`Messages`,
  people: msg`People`,
} satisfies Record<TimelinePart, unknown>

const parts = Object.keys(timelineParts) as TimelinePart[]

function Parts({ shown, onShow }: { shown: TimelinePart | null; onShow: ShownTimeline['show'] }) {
  const { i18n } = useLingui()
  const { t } = useMacro()
  return (
    <Group gap={6} className={css.chips} role="group" aria-label={t`Show`}>
      <Chip size="xs" checked={shown === null} onChange={() => onShow(null)}>
        <Trans>All</Trans>
      </Chip>
      {parts.map((part) => (
        <Chip key={part} size="xs" checked={shown === part} onChange={() => onShow(shown === part ? null : part)}>
          {i18n._(partWords[part])}
        </Chip>
      ))}
    </Group>
  )
}

function Rows({ timeline: { listing, part }, selected, onSelect }: TimelineProps) {
  const { t } = useMacro()
  if (listing.error) return <FailedState error={listing.error} onRetry={listing.retry} />
  if (!listing.rows) return <LoadingRows />
  if (listing.rows.length === 0)
    return (
      <EmptyState
        title={part ? t`Nothing of this sort` : t`Nothing has happened yet`}
        icon={<IconHistory size={22} aria-hidden />}
      >
        {!part && <Trans>Events, changes, flows and messages appear here as they happen.</Trans>}
      </EmptyState>
    )
  const { more } = listing
  return (
    <div aria-busy={listing.isStale} data-stale={listing.isStale || undefined} className={css.rows}>
      {groupByDay(listing.rows).map((day) => (
        <OneDay key={day.at} day={day} selected={selected} onSelect={onSelect} />
      ))}
      {more && (
        <Group justify="center" p="md">
          <Button size="xs" variant="default" loading={more.isLoading} onClick={more.load}>
            <Trans>Show earlier</Trans>
          </Button>
        </Group>
      )}
    </div>
  )
}

function OneDay({ day, selected, onSelect }: { day: Day<TimelineRow> } & Omit<TimelineProps, 'timeline'>) {
  return (
    <section>
      <h3 className={css.day}>
        <DayName at={day.at} />
      </h3>
      <ol className={css.events}>
        {day.rows.map((row) => (
          <TimelineEntry key={row.id} row={row} isSelected={row.id === selected?.id} onSelect={() => onSelect(row)} />
        ))}
      </ol>
    </section>
  )
}

function DayName({ at }: { at: number }) {
  const formats = useFormats()
  const now = useNow()
  const today = startOfDay(now)
  if (at === today) return <Trans>Today</Trans>
  if (at === startOfDay(today - 1)) return <Trans>Yesterday</Trans>
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? formats.longDate(at) : formats.date(at)
}

function LoadingRows() {
  return (
    <div aria-busy className={css.loading}>
      {[70, 55, 62, 48, 66].map((width) => (
        <Skeleton key={width} height={14} width={`${width}%`} />
      ))}
    </div>
  )
}

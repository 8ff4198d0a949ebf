import { UnstyledButton } from '@mantine/core'
import { useFormats } from '../text/formats.ts'
import type { TimelineRow } from './contact-page.tsx'
import css from './timeline.module.css'
import { TimelineDetail } from './timeline-detail.tsx'
import { TimelineSentence } from './timeline-sentence.tsx'

interface TimelineEntryProps {
  row: TimelineRow
  isSelected: boolean
  onSelect: () => void
}

/** One thing that happened, as a sentence; choosing it shows why. */
export function TimelineEntry({ row, isSelected, onSelect }: TimelineEntryProps) {
  const { time } = useFormats()
  return (
    <li className={css.event} data-selected={isSelected || undefined}>
      <time dateTime={new Date(row.at).toISOString()}>{time(row.at)}</time>
      <span className={css.mark} data-tone={toneOf(row)} aria-hidden />
      <div className={css.words}>
        <UnstyledButton className={css.cover} aria-pressed={isSelected} onClick={onSelect}>
          <TimelineSentence row={row} />
        </UnstyledButton>
        <TimelineDetail row={row} />
      </div>
    </li>
  )
}

function toneOf({ kind, change, run, message }: TimelineRow): string {
  if (change && change.outcome !== 'accepted') return 'bad'
  if (run?.moved === 'failed' || message?.status === 'needs-attention') return 'bad'
  if (kind === 'deal' || kind === 'task') return 'made'
  return kind === 'change' || kind === 'event' ? kind : 'quiet'
}

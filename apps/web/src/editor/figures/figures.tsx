import { Skeleton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { useState } from 'react'
import { Link } from 'react-router'
import { useOutcomeWords } from '../../runs/outcome-words.ts'
import { useFormats } from '../../text/formats.ts'
import { EmptyState } from '../../ui/states.tsx'
import { Stat } from '../../ui/stat.tsx'
import { useNow } from '../../ui/use-now.ts'
import { NumbersBar } from '../live/numbers-bar.tsx'
import { useLiveNumbers } from '../live/numbers-context.ts'
import { useEditorState } from '../state/editor-context.ts'
import { sinceOf } from '../live/period.ts'
import { DayPart } from './day-part.tsx'
import { Enrolments } from './enrolments.tsx'
import css from './figures.module.css'
import { GoalTimesCard } from './goal-times.tsx'
import { NoGoal } from './no-goal.tsx'
import { ShownAsChoice, type ShownAs } from './shown-as.tsx'

type Flow = ResponseOf<'readFlow'>

interface FiguresProps {
  flow: Flow
  /** Goes to where the goal is set; absent where flows are only read. */
  onSetGoal?: () => void
}

/** What the flow has done: who came in, who is under way, how it ended and how often the goal was reached. */
export function Figures({ flow, onSetGoal }: FiguresProps) {
  const { t } = useLingui()
  const live = useLiveNumbers()
  const now = useNow()
  const hasGoal = useHasGoal()
  const [shownAs, setShownAs] = useState<ShownAs>('charts')
  if (flow.version === null || !live)
    return (
      <div className={css.page}>
        <EmptyState title={t`No figures yet`}>
          <Trans>
            Once the flow is published, this shows who came in, how it ended and how often the goal was reached.
          </Trans>
        </EmptyState>
      </div>
    )
  const { period, version } = live.choice
  const noGoal = hasGoal ? null : <NoGoal onSet={onSetGoal} />
  const query = { ...sinceOf(period, now), ...(version !== null && { version }) }
  return (
    <div className={css.page}>
      <div className={css.cardHead}>
        <NumbersBar />
        <ShownAsChoice value={shownAs} onChange={setShownAs} />
      </div>
      <Counts flow={flow} />
      <Enrolments flow={flow.id} />
      <GoalTimesCard flow={flow} query={query} shownAs={shownAs} noGoal={noGoal} />
      <DayPart flow={flow} query={query} active={live.numbers?.counts.waiting} shownAs={shownAs} noGoal={noGoal} />
    </div>
  )
}

const useHasGoal = (): boolean => useEditorState(({ document }) => document.settings.goal !== null)

function Counts({ flow }: { flow: Flow }) {
  const { t } = useLingui()
  const formats = useFormats()
  const outcomeWords = useOutcomeWords()
  const numbers = useLiveNumbers()?.numbers
  const hasGoal = useHasGoal()
  if (!numbers) return <Skeleton height={90} />
  const { counts, outcomes } = numbers
  const reached = outcomes['goal-reached'] ?? 0
  const runs = (status: string) => `/flows/${flow.id}/runs?status=${status}`
  return (
    <>
      <div className={css.stats}>
        <Link className={css.stat} to={`/flows/${flow.id}/runs`}>
          <Stat label={t`Enrolled`} value={formats.number(counts.enrolled)} />
        </Link>
        <Link className={css.stat} to={runs('waiting')}>
          <Stat label={t`Under way`} value={formats.number(counts.waiting)} />
        </Link>
        <Link className={css.stat} to={runs('ended')}>
          <Stat label={t({ message: 'Ended', context: 'runs' })} value={formats.number(counts.ended)} />
        </Link>
        <Link className={css.stat} to={runs('failed')}>
          <Stat label={t({ message: 'Failed', context: 'runs' })} value={formats.number(counts.failed)} />
        </Link>
        {counts.ended > 0 && (hasGoal || reached > 0) && (
          <div className={css.stat}>
            <Stat label={t`Goal rate`} value={formats.percent(reached / counts.ended)} />
          </div>
        )}
      </div>
      {counts.ended > 0 && (
        <section className={css.card}>
          <h2>
            <Trans>How it ended</Trans>
          </h2>
          <ul className={css.outcomes}>
            {Object.entries(outcomes)
              .toSorted(([, one], [, other]) => other - one)
              .map(([outcome, count]) => (
                <li key={outcome}>
                  <span>{outcomeWords(outcome)}</span>
                  <span
                    className={css.share}
                    style={{ width: `calc((100% - 80px) * ${count / counts.ended})` }}
                    aria-hidden
                  />
                  <b>{formats.number(count)}</b>
                </li>
              ))}
          </ul>
        </section>
      )}
    </>
  )
}

import { Skeleton, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useRead } from '../../data/queries.ts'
import { useOutcomeWords } from '../../runs/outcome-words.ts'
import { useFormats } from '../../text/formats.ts'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Stat } from '../../ui/stat.tsx'
import { useNow } from '../../ui/use-now.ts'
import { NumbersBar } from '../live/numbers-bar.tsx'
import { useLiveNumbers, type NumbersChoice } from '../live/numbers-context.ts'
import { sinceOf } from '../live/period.ts'
import { fillDays, goalRates } from './day-figures.ts'
import { DayBars } from './day-bars.tsx'
import { RateLine } from './rate-line.tsx'
import { Enrolments } from './enrolments.tsx'
import css from './figures.module.css'

type Flow = ResponseOf<'readFlow'>

/** What the flow has done: who came in, who is under way, how it ended and how often the goal was reached. */
export function Figures({ flow }: { flow: Flow }) {
  const { t } = useLingui()
  const live = useLiveNumbers()
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
  return (
    <div className={css.page}>
      <div className={css.choice}>
        <NumbersBar />
      </div>
      <Counts flow={flow} />
      <Enrolments flow={flow.id} />
      <DayCharts flow={flow} choice={live.choice} />
    </div>
  )
}

function Counts({ flow }: { flow: Flow }) {
  const { t } = useLingui()
  const formats = useFormats()
  const outcomeWords = useOutcomeWords()
  const numbers = useLiveNumbers()?.numbers
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
          <Stat label={t({ message: 'Ended', context: 'run' })} value={formats.number(counts.ended)} />
        </Link>
        <Link className={css.stat} to={runs('failed')}>
          <Stat label={t({ message: 'Failed', context: 'run' })} value={formats.number(counts.failed)} />
        </Link>
        {counts.ended > 0 && (
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

const mostDays = 120

function DayCharts({ flow, choice: { period, version } }: { flow: Flow; choice: NumbersChoice }) {
  const now = useNow()
  const query = { ...sinceOf(period, now), ...(version !== null && { version }) }
  const reading = useRead('readFlowDays', { params: { id: flow.id }, query }, { keepsLast: true })
  const today = Math.floor(now / 86_400_000)
  const days = useMemo(
    () => reading.data && fillDays(reading.data.rows, today * 86_400_000, mostDays),
    [reading.data, today],
  )
  if (reading.error && !days) return <FailedState error={reading.error} onRetry={() => void reading.refetch()} />
  if (!days) return <Skeleton height={220} />
  const rates = goalRates(days)
  return (
    <>
      <section className={css.card}>
        <h2>
          <Trans>Enrolled, day by day</Trans>
        </h2>
        <DayBars days={days} />
      </section>
      <section className={css.card}>
        <h2>
          <Trans>Goal rate over time</Trans>
        </h2>
        {rates.some((rate) => rate !== null && rate > 0) ? (
          <RateLine days={days} rates={rates} />
        ) : (
          <Text size="sm" c="dimmed">
            <Trans>Nobody has reached the goal yet. It is set in the flow settings.</Trans>
          </Text>
        )}
      </section>
    </>
  )
}

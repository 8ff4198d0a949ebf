import { Skeleton, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { RequestOf, ResponseOf } from '@etape/contract'
import { useMemo, type ReactNode } from 'react'
import { useRead } from '../../data/queries.ts'
import { useFormats } from '../../text/formats.ts'
import { FailedState } from '../../ui/states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { CsvButton } from './csv-button.tsx'
import { DayBars } from './day-bars.tsx'
import { fillDays } from './day-figures.ts'
import { DayLine } from './day-line.tsx'
import { storyOf, storyRows, type DayStory } from './day-story.ts'
import { DayTable, useDayTitles } from './day-table.tsx'
import css from './figures.module.css'
import type { ShownAs } from './shown-as.tsx'

const mostDays = 120
const dayMs = 86_400_000

interface DayPartProps {
  flow: ResponseOf<'readFlow'>
  query: NonNullable<RequestOf<'readFlowDays'>['query']> & { from?: number }
  /** How many are under way now; unknown while they are counted. */
  active: number | undefined
  shownAs: ShownAs
  /** What is said of a flow that has no goal. */
  noGoal: ReactNode
}

/** What each day brought: who came in, was under way and ended, and how the goal rate went. */
export function DayPart({ flow, query, active, shownAs, noGoal }: DayPartProps) {
  const { t } = useLingui()
  const titles = useDayTitles()
  const today = Math.floor(useNow() / dayMs)
  const reading = useRead('readFlowDays', { params: { id: flow.id }, query }, { keepsLast: true })
  const story = useMemo(() => {
    if (!reading.data || active === undefined) return null
    return storyOf(fillDays(reading.data.rows, { from: query.from, until: today * dayMs, most: mostDays }), active)
  }, [reading.data, active, today, query.from])
  if (reading.error && !story) return <FailedState error={reading.error} onRetry={() => void reading.refetch()} />
  if (!story) return <Skeleton height={220} />
  return (
    <>
      <div className={css.cardHead}>
        <h2 className={css.heading}>
          <Trans>Day by day</Trans>
        </h2>
        <CsvButton name={t`${flow.name}, day by day`} titles={titles} rows={() => storyRows(story)} />
      </div>
      {shownAs === 'charts' ? (
        <DayCharts story={story} noGoal={noGoal} />
      ) : (
        <section className={css.card}>
          <DayTable story={story} />
        </section>
      )}
    </>
  )
}

function DayCharts({ story: { days, active, rates }, noGoal }: Pick<DayPartProps, 'noGoal'> & { story: DayStory }) {
  const { t } = useLingui()
  const formats = useFormats()
  const hasRate = rates.some((rate) => rate !== null && rate > 0)
  return (
    <div className={css.charts}>
      <Chart title={t`Enrolled`}>
        <DayBars days={days} figure="enrolled" />
      </Chart>
      <Chart title={t`Under way`}>
        <DayLine days={days} values={active} least={1} say={formats.number} />
      </Chart>
      <Chart title={t({ message: 'Ended', context: 'runs' })}>
        <DayBars days={days} figure="ended" />
      </Chart>
      <Chart title={t`Goal rate over time`}>
        {hasRate ? (
          <DayLine days={days} values={rates} least={0.05} say={formats.percent} />
        ) : (
          (noGoal ?? (
            <Text size="sm" c="dimmed">
              <Trans>Nobody has reached the goal yet. It is set in the flow settings.</Trans>
            </Text>
          ))
        )}
      </Chart>
    </div>
  )
}

function Chart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.card}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

import { Skeleton, Table, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RequestOf, ResponseOf } from '@etape/contract'
import type { ReactNode } from 'react'
import { useRead } from '../../data/queries.ts'
import { useFormats } from '../../text/formats.ts'
import { FailedState } from '../../ui/states.tsx'
import { Stat } from '../../ui/stat.tsx'
import { CsvButton } from './csv-button.tsx'
import css from './figures.module.css'
import type { ShownAs } from './shown-as.tsx'

type GoalTimes = ResponseOf<'readGoalTimes'>
type Span = GoalTimes['spans'][number]

interface GoalTimesCardProps {
  flow: { id: string; name: string }
  query: NonNullable<RequestOf<'readGoalTimes'>['query']>
  shownAs: ShownAs
  /** What is said of a flow that has no goal. */
  noGoal: ReactNode
}

/** How long it took from coming in to the goal: the quartiles, and how many needed how long. */
export function GoalTimesCard({ flow, query, shownAs, noGoal }: GoalTimesCardProps) {
  const { t } = useLingui()
  const reading = useRead('readGoalTimes', { params: { id: flow.id }, query }, { keepsLast: true })
  const spanWords = useSpanWords()
  const times = reading.data
  return (
    <section className={css.card}>
      <div className={css.cardHead}>
        <h2>
          <Trans>Time to goal</Trans>
        </h2>
        {times?.quartiles && (
          <CsvButton
            name={t`${flow.name}, time to goal`}
            titles={[t`Needed`, t`Contacts`]}
            rows={() => times.spans.map((span) => [spanWords(span), span.count])}
          />
        )}
      </div>
      {reading.error && !times && <FailedState error={reading.error} onRetry={() => void reading.refetch()} />}
      {!times && !reading.error && <Skeleton height={120} />}
      {times &&
        !times.quartiles &&
        (noGoal ?? (
          <Text size="sm" c="dimmed">
            <Trans>Nobody has reached the goal in this period. It is set in the flow settings.</Trans>
          </Text>
        ))}
      {times?.quartiles && <Times times={times} quartiles={times.quartiles} shownAs={shownAs} />}
    </section>
  )
}

interface TimesProps {
  times: GoalTimes
  quartiles: NonNullable<GoalTimes['quartiles']>
  shownAs: ShownAs
}

function Times({ times: { count, spans }, quartiles: { lower, median, upper }, shownAs }: TimesProps) {
  const { t } = useLingui()
  const formats = useFormats()
  return (
    <>
      <div className={css.stats}>
        <Stat label={t`Half within (median)`} value={formats.span(median)} />
        <Stat label={t`A quarter within`} value={formats.span(lower)} />
        <Stat label={t`Three quarters within`} value={formats.span(upper)} />
      </div>
      <Text size="sm" c="dimmed" my="sm">
        <Plural value={count} one="# contact reached the goal." other="# contacts reached the goal." />
      </Text>
      {shownAs === 'charts' ? <SpanBars spans={spans} /> : <SpanTable spans={spans} />}
    </>
  )
}

function SpanBars({ spans }: { spans: readonly Span[] }) {
  const formats = useFormats()
  const spanWords = useSpanWords()
  const most = Math.max(1, ...spans.map(({ count }) => count))
  return (
    <ul className={css.outcomes}>
      {spans.map((span) => (
        <li key={span.from}>
          <span>{spanWords(span)}</span>
          <span className={css.share} style={{ width: `calc((100% - 80px) * ${span.count / most})` }} aria-hidden />
          <b>{formats.number(span.count)}</b>
        </li>
      ))}
    </ul>
  )
}

function SpanTable({ spans }: { spans: readonly Span[] }) {
  const { t } = useLingui()
  const formats = useFormats()
  const spanWords = useSpanWords()
  return (
    <Table aria-label={t`Time to goal`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t`Needed`}</Table.Th>
          <Table.Th>{t`Contacts`}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className="tabular">
        {spans.map((span) => (
          <Table.Tr key={span.from}>
            <Table.Td>{spanWords(span)}</Table.Td>
            <Table.Td>{formats.number(span.count)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function useSpanWords(): (span: Span) => string {
  const { t } = useLingui()
  const formats = useFormats()
  return ({ from, to }) => {
    const [least, most] = [formats.span(from), to === null ? '' : formats.span(to)]
    if (to === null) return t`${least} or more`
    return from === 0 ? t`less than ${most}` : t`${least} to ${most}`
  }
}

import { Table } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../text/formats.ts'
import css from './figures.module.css'
import type { DayStory } from './day-story.ts'

/** The figures of each day, latest first. */
export function DayTable({ story: { days, active, rates } }: { story: DayStory }) {
  const { t } = useLingui()
  const formats = useFormats()
  const titles = useDayTitles()
  return (
    <div className={css.scroll}>
      <Table aria-label={t`Day by day`} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {titles.map((title) => (
              <Table.Th key={title}>{title}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="tabular">
          {days
            .map(({ day, enrolled, ended, reached, failed }, index) => {
              const rate = rates[index] ?? null
              return (
                <Table.Tr key={day}>
                  <Table.Td>{formats.day(day)}</Table.Td>
                  <Table.Td>{formats.number(enrolled)}</Table.Td>
                  <Table.Td>{formats.number(active[index] ?? 0)}</Table.Td>
                  <Table.Td>{formats.number(ended)}</Table.Td>
                  <Table.Td>{formats.number(reached)}</Table.Td>
                  <Table.Td>{rate === null ? '' : formats.percent(rate)}</Table.Td>
                  <Table.Td>{formats.number(failed)}</Table.Td>
                </Table.Tr>
              )
            })
            .toReversed()}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** What the columns are called, in the table and in the file. */
export function useDayTitles(): readonly string[] {
  const { t } = useLingui()
  return [
    t`Day`,
    t`Enrolled`,
    t`Under way`,
    t({ message: 'Ended', context: 'runs' }),
    t`Goal reached`,
    t`Goal rate`,
    t({ message: 'Failed', context: 'runs' }),
  ]
}

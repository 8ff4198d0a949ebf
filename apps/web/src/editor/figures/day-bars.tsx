import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../text/formats.ts'
import type { DayFigures } from './day-figures.ts'
import css from './figures.module.css'

const width = 800
const height = 140

/** How many came in on each day, as bars; as a table for those who listen. */
export function DayBars({ days }: { days: readonly DayFigures[] }) {
  const formats = useFormats()
  const most = Math.max(1, ...days.map(({ enrolled }) => enrolled))
  const step = width / days.length
  const [first, last] = [days[0]?.day ?? 0, days.at(-1)?.day ?? 0]
  return (
    <figure className={css.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className={css.chart} aria-hidden>
        {days.map(({ day, enrolled }, index) => {
          const high = enrolled === 0 ? 1 : Math.max(2, (enrolled / most) * height)
          return (
            <rect
              key={day}
              className={enrolled === 0 ? css.noBar : css.bar}
              x={index * step}
              y={height - high}
              width={Math.max(0.5, step * 0.78)}
              height={high}
            >
              <title>{`${formats.day(day)}: ${formats.number(enrolled)}`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption className={css.axis}>
        <span>{formats.day(first)}</span>
        <span>
          <Trans>at most {formats.number(most)} a day</Trans>
        </span>
        <span>{formats.day(last)}</span>
      </figcaption>
      <DayTable days={days} />
    </figure>
  )
}

function DayTable({ days }: { days: readonly DayFigures[] }) {
  const { t } = useLingui()
  const formats = useFormats()
  return (
    <table className={css.spoken}>
      <thead>
        <tr>
          <th>{t`Day`}</th>
          <th>{t`Enrolled`}</th>
          <th>{t({ message: 'Ended', context: 'run' })}</th>
          <th>{t`Goal reached`}</th>
          <th>{t({ message: 'Failed', context: 'run' })}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, enrolled, ended, reached, failed }) => (
          <tr key={day}>
            <td>{formats.day(day)}</td>
            <td>{formats.number(enrolled)}</td>
            <td>{formats.number(ended)}</td>
            <td>{formats.number(reached)}</td>
            <td>{formats.number(failed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
